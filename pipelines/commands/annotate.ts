import { stat } from 'node:fs/promises';
import { InputError } from '#lib/domain/errors.ts';
import { EXIT, type Command } from './command.ts';
import { annotateFile } from '#pipelines/text/annotate-file.ts';
import { loadAnnotator } from '#pipelines/text/annotate-lines.ts';
import { annotateStream, annotateStreamInWorkers } from '#pipelines/text/annotate-stream.ts';
import type { AnnotateCounts } from '#pipelines/text/annotate-worker.ts';
import { readAnnotatorData } from '#pipelines/text/annotator-data.ts';

const SOURCES = ['visits', 'petitions', 'negotiations', 'posts'];

/** `annotate`: free text in; redacted text, topics, polarity, places and structured values out, in the same order. */
export const command: Command = {
  name: 'annotate',
  summary: '脱敏并标注文本：主题、极性、意图、帮扶提示、地点、金额、人数（JSONL 进，JSONL 出）',
  usage: `npm run -s data -- annotate [--source posts] [--model 模型] [--workers 2] < in.jsonl > out.jsonl
npm run -s data -- annotate --in in.jsonl --out out.jsonl --workers 2

输入每行 {id, title?, text, published_at?, agency?}；输出一行对一行，次序不变，读不懂的行输出 {id, error}。
--source 是 ${SOURCES.join('、')} 之一，默认 petitions。给出 --in 和 --out 时各线程读自己的一段文件，更快。
不给 --model 时只用词典；给出时，模型接管它比词典准的主题。
--enterprises 企业.csv（企业编号、企业名称、别名）时，另给出文中的企业；method 为 review 的要人工确认。`,
  options: {
    source: { type: 'string', default: 'petitions' },
    model: { type: 'string' },
    enterprises: { type: 'string' },
    workers: { type: 'string', default: '1' },
    in: { type: 'string' },
    out: { type: 'string' }
  },
  async run(_positionals, values, io) {
    const source = String(values.source);
    const workers = Number(values.workers);
    if (!SOURCES.includes(source))
      throw new InputError(
        'INPUT_INVALID',
        `没有这个来源 — --source ${source} — 没有标注任何记录`,
        `请用 ${SOURCES.join('、')} 之一`
      );
    if (!Number.isInteger(workers) || workers < 1 || workers > 32)
      throw new InputError(
        'INPUT_INVALID',
        `线程数不对 — --workers ${String(values.workers)} — 没有标注任何记录`,
        '请用 1 到 32 的整数'
      );
    const data = await readAnnotatorData({
      source,
      modelPath: typeof values.model === 'string' ? values.model : null,
      enterprisesPath: typeof values.enterprises === 'string' ? values.enterprises : null
    });
    // Loaded here once even when workers do the work, so that a faulty model or lexicon is one clear message.
    const annotate = await loadAnnotator(data);
    const input = io.stdin as AsyncIterable<Buffer>;
    let counts: AnnotateCounts;
    if (typeof values.in === 'string' && typeof values.out === 'string') {
      if (!(await stat(values.in).catch(() => null))?.isFile())
        throw new InputError('INPUT_INVALID', `找不到输入文件 — ${values.in} — 没有标注任何记录`, '请检查路径');
      const done = await annotateFile(values.in, values.out, data, workers, io.signal).catch((error: unknown) => {
        if (!io.signal.aborted) throw error;
        io.stderr.write(`已中断，${String(values.out)} 没有变化\n`);
        return null;
      });
      if (done === null) return EXIT.busy;
      counts = done;
    } else if (values.in !== undefined || values.out !== undefined) {
      throw new InputError(
        'INPUT_INVALID',
        '--in 和 --out 要一起给 — annotate 的参数 — 没有标注任何记录',
        '只读标准输入时两个都不要给'
      );
    } else if (workers === 1) counts = await annotateStream(input, io.stdout, annotate, io.signal);
    else counts = await annotateStreamInWorkers(input, io.stdout, data, workers, io.signal);
    if (counts.failed > 0)
      io.stderr.write(`标注了 ${counts.records} 条，其中 ${counts.failed} 条读不懂，已按原次序写出原因\n`);
    if (io.signal.aborted) return EXIT.busy;
    return counts.failed > 0 ? EXIT.problems : EXIT.ok;
  }
};
