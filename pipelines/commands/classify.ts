import { InputError } from '#lib/domain/errors.ts';
import { Classifier } from '#lib/text/model/linear-model.ts';
import { createSegmenter } from '#lib/text/segment.ts';
import { EXIT, type Command } from './command.ts';
import { jsonLines } from '#pipelines/files/json-lines.ts';
import { loadModel } from '#pipelines/text/load-model.ts';
import { LineWriter } from '#pipelines/files/line-writer.ts';

/** `classify`: records in, `{id, label, score}` out, in the same order. */
export const command: Command = {
  name: 'classify',
  summary: '用训练好的模型给文本打标签（JSONL 进，JSONL 出）',
  usage: `npm run -s data -- classify --model 模型文件 < in.jsonl > out.jsonl

输入每行 {id, title?, text}，输出每行 {id, label, score}，次序不变。
低于模型判断门槛的另带 abstained: true；没有可判断文字的 label 为 null 并写明 reason；读不懂的行输出 {id, error}。`,
  options: { model: { type: 'string' } },
  async run(_positionals, values, io) {
    if (typeof values.model !== 'string')
      throw new InputError(
        'INPUT_INVALID',
        '没有指定模型 — --model — 没有输出',
        '用法见 npm run -s data -- classify --help'
      );
    const classifier = new Classifier(await loadModel(values.model), createSegmenter());
    const writer = new LineWriter(io.stdout);
    let line = 0;
    let failed = 0;
    for await (const item of jsonLines(io.stdin as AsyncIterable<Buffer>)) {
      if (io.signal.aborted) return EXIT.busy;
      line += 1;
      const record = 'error' in item ? {} : item.value;
      const id = record.id ?? line;
      if ('error' in item || typeof record.text !== 'string') {
        failed += 1;
        await writer.write({ id, error: 'error' in item ? item.error : '没有文字字段 text' });
        continue;
      }
      const found = classifier.classify(typeof record.title === 'string' ? record.title : '', record.text);
      if (!found) await writer.write({ id, label: null, score: 0, reason: '没有模型认识的文字' });
      else
        await writer.write({
          id,
          label: found.label,
          score: Number(found.score.toFixed(4)),
          ...(found.abstained ? { abstained: true } : {})
        });
    }
    await writer.end();
    return failed > 0 ? EXIT.problems : EXIT.ok;
  }
};
