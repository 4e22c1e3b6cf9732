import { secondsSince } from '#pipelines/files/elapsed.ts';
import { rename, writeFile } from 'node:fs/promises';
import { InputError } from '#lib/domain/errors.ts';
import { encodeModel } from '#lib/text/model/model-file.ts';
import { evaluate, type LabelFigures } from '#lib/text/model/measures.ts';
import { createSegmenter } from '#lib/text/segment.ts';
import { EXIT, type Command } from './command.ts';
import { lexiconInForce } from '#pipelines/text/annotation-version.ts';
import { lexiconJudge } from '#pipelines/text/lexicon-judge.ts';
import { labelledRecords } from '#pipelines/text/correction-labels.ts';
import { summaryLines } from '#pipelines/text/report.ts';
import { prepare, train } from '#pipelines/text/train.ts';

/** `train`: labelled records in, one model file out. */
export const command: Command = {
  name: 'train',
  summary: '用标注训练文本分类模型（主题、极性或任何标签）',
  usage: `npm run -s data -- train --labels 标注.jsonl --out 模型文件 [--corrections] [--field label] [--date 2026-01-31]

标注每行一个 JSON：{id, title?, text, label}；以 .csv 结尾的文件按同名列读取。
--corrections 加上研究人员的主题更正（标签为主题代码），可代替 --labels；同一编号以更正为准。
--field 指定标签所在字段；--date 是写进模型的训练日期，默认今天。同样的标注得到同样的模型。
训练后打印三折留出的准确情况；标签为主题代码时，逐类与现用的词典比较（自己的词典已启用时就是它），只接管优于词典的类。`,
  options: {
    labels: { type: 'string' },
    corrections: { type: 'boolean' },
    out: { type: 'string' },
    field: { type: 'string', default: 'label' },
    date: { type: 'string' }
  },
  async run(_positionals, values, io) {
    const { labels, out, field } = values;
    if ((typeof labels !== 'string' && !values.corrections) || typeof out !== 'string') {
      throw new InputError(
        'INPUT_INVALID',
        '训练缺少参数 — --out，以及 --labels 或 --corrections 之一 — 没有写出模型',
        '用法见 npm run -s data -- train --help'
      );
    }
    const trainedAt = typeof values.date === 'string' ? values.date : new Date().toISOString().slice(0, 10);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(trainedAt))
      throw new InputError(
        'INPUT_INVALID',
        `训练日期不对 — --date ${trainedAt} — 没有写出模型`,
        '请写成 2026-01-31 的样子'
      );
    const { records, problems } = await labelledRecords(labels, String(field), values.corrections === true);
    const started = performance.now();
    const set = prepare(records, createSegmenter());
    const { model, heldOut } = train(set, trainedAt);
    const codes = set.labels.filter((label) => /^T\d\d(?:\.\d\d)?$/.test(label));
    if (codes.length > 0) {
      const judge = lexiconJudge(lexiconInForce());
      const lexicon = evaluate(set.records.map(judge.topic)).by_label;
      model.header.takes_over = classesThatBeat(lexicon, codes, model.header.held_out.f1);
      model.header.lexicon_by_label = lexicon;
      model.header.lexicon_version = judge.version;
    }
    await writeFile(`${out}.part`, encodeModel(model)).catch((cause: unknown) => {
      throw new InputError('INPUT_INVALID', `写不出模型文件 — ${out} — 标注没有变化`, '请检查目录是否存在、是否可写', {
        cause
      });
    });
    await rename(`${out}.part`, out);
    const seconds = secondsSince(started);
    io.stderr.write(
      `${problems
        .map((one) => `${one.where}未用：${one.reason}\n`)
        .slice(0, 20)
        .join('')}`
    );
    io.stderr.write(
      `用 ${set.records.length} 条标注训练了 ${set.labels.length} 类的模型，${model.header.rows} 个特征，用时 ${seconds} 秒；未用 ${problems.length + records.length - set.records.length} 条。\n`
    );
    io.stderr.write(`三折留出：\n${summaryLines(evaluate(heldOut))}`);
    if (model.header.takes_over.length > 0)
      io.stderr.write(
        `优于词典（${model.header.lexicon_version ?? ''}）、由模型接管的主题：${model.header.takes_over.join('、')}\n`
      );
    return EXIT.ok;
  }
};

/** Codes whose held-out F1 is above the lexicon's on the same records. */
function classesThatBeat(lexicon: LabelFigures[], codes: string[], modelF1: Record<string, number>): string[] {
  const f1 = new Map(lexicon.map((one) => [one.label, one.f1]));
  return codes.filter((code) => (modelF1[code] ?? 0) > (f1.get(code) ?? 0));
}
