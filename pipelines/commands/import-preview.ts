import { hitWords } from '#lib/text/redaction/kinds.ts';
import { fieldOfColumn } from '#pipelines/intake/map-header.ts';
import type { TableUnit } from '#pipelines/intake/table-unit.ts';
import type { Judgement, LandingJob } from '#pipelines/landing/landing-job.ts';
import { rowPlace } from '#lib/domain/row-place.ts';
import { SEVERITY_WORDS } from '#lib/contracts/state/manifest.ts';

/** Findings of `import --dry-run` about one file. */
export interface Preview {
  file: string;
  job: LandingJob | null;
  judgement: Judgement | null;
  error: string | null;
  hint: string | null;
}

const SHOWN_REJECTS = 10;
const ENCODINGS: Record<string, string> = {
  'utf-8': 'UTF-8',
  'utf-8-bom': 'UTF-8（带 BOM）',
  gb18030: 'GB18030',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16',
  mixed: 'UTF-8 与 GB18030 混合',
  binary: '二进制表格'
};

/** The preview as zh-CN text, or as JSON lines of the same facts. Nothing has been landed. */
export function previewText(previews: Preview[], asJson: boolean): string {
  return asJson
    ? `${JSON.stringify(previews.map(previewFacts), null, 1)}\n`
    : `${previews.map(describe).join('\n\n')}\n`;
}

function previewFacts(preview: Preview) {
  const { job, judgement } = preview;
  if (!job || !judgement) return { file: preview.file, error: preview.error, hint: preview.hint };
  return {
    file: preview.file,
    kind: job.prepared.inspection.kind,
    encoding: job.prepared.inspection.encoding,
    record: job.mapping.contract.record,
    mapping: job.prepared.header.map((header, index) => ({ header, field: job.mapping.columns[index] ?? null })),
    missing_required: job.mapping.missingRequired,
    unit: judgement.unit,
    counts: judgement.counts,
    redactions: judgement.redactions,
    reasons: judgement.reasons,
    first_rejects: judgement.rejected.slice(0, SHOWN_REJECTS).map(({ original: _original, ...shown }) => shown)
  };
}

function describe(preview: Preview): string {
  const { job, judgement } = preview;
  if (!job || !judgement) return `${preview.file}\n  ✗ ${preview.error}。${preview.hint}`;
  const { mapping, prepared } = job;
  const label = new Map(mapping.contract.fields.map((field) => [field.name, field.label]));
  const { counts, unit } = judgement;
  return [
    `${preview.file}`,
    `  格式 ${prepared.inspection.kind}，编码 ${ENCODINGS[prepared.inspection.encoding] ?? prepared.inspection.encoding}，记录 ${mapping.contract.label}（${mapping.contract.record}）`,
    ...(prepared.skippedSheets?.length
      ? [`  没有读取的工作表：${prepared.skippedSheets.join('、')}（表头不同；如含数据请另存为单独文件）`]
      : []),
    ...unitLine(prepared.unit),
    '  表头对应：',
    ...prepared.header.map((header, index) => {
      const field = mapping.columns[index];
      return `    ${header} → ${field ? `${label.get(fieldOfColumn(field)) ?? field}（${field}）` : whyNot(header, mapping)}`;
    }),
    ...(mapping.missingRequired.length > 0
      ? [`  缺少必填：${mapping.missingRequired.map((field) => label.get(field) ?? field).join('、')}`]
      : []),
    `  读入 ${counts.read} ＝ 新增 ${counts.new} ＋ 修订 ${counts.revised} ＋ 重复 ${counts.duplicate} ＋ 拒收 ${counts.rejected} ＋ 暂扣 ${counts.held}；置空单元格的行 ${counts.emptied}，同号不同文 ${counts.conflicting}`,
    ...(unit.name ? [`  报送单位：${unit.name}`] : []),
    ...(counts.totals + counts.empty > 0 ? [`  另：汇总行 ${counts.totals}，空行 ${counts.empty}`] : []),
    `  脱敏：${hitWords(judgement.redactions) || '没有命中'}`,
    ...judgement.rejected
      .slice(0, SHOWN_REJECTS)
      .map(
        (row) =>
          `  ${rowPlace(row)}${SEVERITY_WORDS[row.severity]}：${label.get(row.field) ?? row.field}${row.value === null ? '' : `「${row.value}」`} ${row.reason}`
      ),
    '  以上为试运行，没有入库。'
  ].join('\n');
}

/** Which units stand around the table, so that a person sees how money is read. */
function unitLine(unit: TableUnit | undefined): string[] {
  const money = unit?.money;
  if (!money && !unit?.count) return [];
  const words = [
    ...(money
      ? ['unit' in money ? `金额按${money.unit}读取` : `金额单位「${money.foreign}」无法确定换算，金额列不收`]
      : []),
    ...(unit?.count ? [`数量单位「${unit.count}」无法换算，数量列不收`] : [])
  ];
  return [`  表外注明的单位：${words.join('；')}`];
}

/** Why a column is not taken; a field that comes close is proposed. */
function whyNot(header: string, { dropped, proposals }: LandingJob['mapping']): string {
  const why = dropped[header.trim()];
  if (why !== undefined) return `不收（${why}）`;
  const near = proposals.find((proposal) => proposal.header === header.trim());
  return near ? `不收；像是${near.label}，要收请写 --map ${near.field}=${near.header}` : '不收（不在允许的字段内）';
}
