import { runsAsFormula } from '#lib/charts/table.ts';
import { InputError } from '#lib/domain/errors.ts';
import { contractsOf } from '#lib/contracts/all.ts';
import { stringify } from 'csv-stringify/sync';
import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT, type Command } from './command.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { loadKeyRing } from '#pipelines/intake/keys.ts';
import { openSealedText } from '#pipelines/intake/vault.ts';
import type { RejectedRow } from '#pipelines/landing/landing-job.ts';
import { SEVERITY_WORDS, type Severity } from '#lib/contracts/state/manifest.ts';
import { batchFolder, readManifests } from '#pipelines/landing/manifests.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import { noteKeyUse } from '#pipelines/app-state/key-use.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';

export const command: Command = {
  name: 'rejects',
  summary: '导出某来源被拒收的行和被置空的单元格，附原因，便于改正后重新报送',
  usage: [
    '用法：npm run -s data -- rejects <来源> [--reason 理由] [--out 文件.csv] [--json]',
    '每次打开都记入审计日志。',
    '没有 --out 时打印前 20 条。原值来自加密保存的原件，超过保存天数后只剩原因和行号。',
    '示例：npm run -s data -- rejects petitions --out 拒收.csv'
  ].join('\n'),
  options: { reason: { type: 'string' }, out: { type: 'string' }, json: { type: 'boolean' } },
  async run(positionals, values, io) {
    const pipeline = PIPELINES.find((candidate) => candidate.source === positionals[0]);
    if (!pipeline)
      throw new InputError(
        'INPUT_INVALID',
        `没有来源「${positionals[0] ?? ''}」`,
        `可用：${PIPELINES.map((candidate) => candidate.source).join('、')}`
      );
    const folder = openStateFolder();
    const keyRing = loadKeyRing(folder.keys, folder.root);
    const reason = typeof values.reason === 'string' ? redact(values.reason).text : null;
    await noteKeyUse(folder, { what: '打开拒收的原始行', source: pipeline.source, reason });
    const kept = new Set(readdirSync(folder.rejects));
    const labels = new Map(
      contractsOf(pipeline.source).flatMap((contract) =>
        contract.fields.map((field) => [`${contract.record}.${field.name}`, field.label] as const)
      )
    );
    const rows: Record<string, unknown>[] = [];
    for (const manifest of readManifests(folder.landing).filter(
      (batch) => batch.source === pipeline.source && batch.reasons.length > 0
    )) {
      const name = `${manifest.record}-${batchFolder(manifest.batch_no, manifest.signature)}.sealed`;
      if (!kept.has(name)) {
        rows.push(
          ...manifest.reasons.map((reason) => ({
            文件: manifest.source_file,
            行号: '',
            处理: severityText(reason.severity),
            字段: labels.get(`${manifest.record}.${reason.field}`) ?? reason.field,
            原值: `（已过保存期，共 ${reason.row_count} 行）`,
            原因: reason.reason,
            原始行: ''
          }))
        );
        continue;
      }
      for (const line of (await openSealedText(join(folder.rejects, name), keyRing.openingKeys)).split('\n')) {
        const row = JSON.parse(line) as RejectedRow;
        rows.push({
          文件: manifest.source_file,
          行号: row.sheet === undefined ? row.row_number : `${row.sheet}!${row.row_number}`,
          处理: severityText(row.severity),
          字段: labels.get(`${manifest.record}.${row.field}`) ?? row.field,
          原值: row.value ?? '',
          原因: row.reason,
          原始行: row.original
        });
      }
    }
    if (typeof values.out === 'string') {
      writeFileSync(
        values.out,
        `﻿${stringify(rows.map(harmless), { header: true, columns: ['文件', '行号', '处理', '字段', '原值', '原因', '原始行'] })}`
      );
      io.stdout.write(`已写出 ${rows.length} 条到 ${values.out}（含原值，请妥善保管）\n`);
    } else if (values.json) {
      io.stdout.write(`${JSON.stringify(rows, null, 1)}\n`);
    } else {
      io.stdout.write(
        rows
          .slice(0, 20)
          .map(
            (row) =>
              `${String(row.文件)} 第 ${String(row.行号)} 行 ${String(row.处理)} ${String(row.字段)}「${String(row.原值)}」：${String(row.原因)}\n`
          )
          .join('')
      );
      io.stdout.write(`共 ${rows.length} 条\n`);
    }
    return EXIT.ok;
  }
};

/**
 * A cell that a spreadsheet would run as a formula gets an apostrophe: the values come from files of strangers. Plain
 * numbers stay.
 */
function harmless(row: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && runsAsFormula(value) && !/^[+-]?[\d.]+$/.test(value) ? `'${value}` : value
    ])
  );
}

function severityText(severity: Severity): string {
  return SEVERITY_WORDS[severity];
}
