import { InputError } from '#lib/domain/errors.ts';
import { Classifier } from '#lib/text/model/linear-model.ts';
import { evaluate, type Judged } from '#lib/text/model/measures.ts';
import { createSegmenter } from '#lib/text/segment.ts';
import { EXIT, type Command, type OptionValues } from './command.ts';
import { chooseThreshold, fitSharpness } from '#pipelines/text/calibration.ts';
import { lexiconInForce } from '#pipelines/text/annotation-version.ts';
import { lexiconJudge, type LexiconJudge } from '#pipelines/text/lexicon-judge.ts';
import { loadModel } from '#pipelines/text/load-model.ts';
import { labelledRecords } from '#pipelines/text/correction-labels.ts';
import type { LabelledRecord } from '#pipelines/text/records.ts';
import { confusionLines, summaryLines } from '#pipelines/text/report.ts';
import { crossValidate, judge, prepare } from '#pipelines/text/train.ts';

/** `evaluate`: a model, the lexicon or the default polarity against labelled records. */
export const command: Command = {
  name: 'evaluate',
  summary: '用标注衡量模型、词典或默认极性，给出各类精确率、召回率和 F1',
  usage: `npm run -s data -- evaluate --labels 标注.jsonl 加下列之一：
  --model 模型文件            衡量一个训练好的模型（标注应是模型没有见过的）
  --folds 5                   交叉验证：每次用其余各折训练，在留出的一折上衡量
  --lexicon                   词典主题与标注的主题代码比较；用现用的词典，没有启用自己的词典时是随产品的
  --labour-label 劳动和社会保障  词典是否给出劳动主题，与“是否这个标签”比较
  --polarity                  默认极性与标注比较；--map 1=positive,0=negative 把标注换成 positive/neutral/negative
--corrections 用研究人员的主题更正（与 --polarity 同用时为倾向更正）作标注，可代替 --labels。
--field 指定标签字段，--json 输出 JSON。以 .csv 结尾的标注按同名列读取。`,
  options: {
    labels: { type: 'string' },
    corrections: { type: 'boolean' },
    model: { type: 'string' },
    folds: { type: 'string' },
    lexicon: { type: 'boolean' },
    'labour-label': { type: 'string' },
    polarity: { type: 'boolean' },
    map: { type: 'string' },
    field: { type: 'string', default: 'label' },
    json: { type: 'boolean' }
  },
  async run(_positionals, values, io) {
    const { records, problems } = await labelledRecords(
      values.labels,
      String(values.field),
      values.corrections === true,
      values.polarity ? 'polarity' : 'topic'
    );
    const judge = values.model === undefined && values.folds === undefined ? lexiconJudge(lexiconInForce()) : null;
    const result = evaluate(judge ? judgeByLexicon(judge, records, values) : await judgeByModel(records, values));
    const lexicon_version = judge?.version ?? null;
    if (values.json)
      io.stdout.write(`${JSON.stringify({ ...result, unused: problems.length, lexicon_version }, null, 1)}\n`);
    else
      io.stdout.write(
        `${judge ? `词典 ${judge.version}\n` : ''}${summaryLines(result)}最常见的误判：\n${confusionLines(result)}未用 ${problems.length} 条\n`
      );
    return EXIT.ok;
  }
};

async function judgeByModel(records: LabelledRecord[], values: OptionValues): Promise<Judged[]> {
  if (typeof values.model === 'string') {
    const classifier = new Classifier(await loadModel(values.model), createSegmenter());
    return records.map(({ title, text, label }) => {
      const found = classifier.classify(title, text);
      return {
        actual: label,
        predicted: found?.label ?? null,
        score: found?.score ?? 0,
        abstained: found?.abstained ?? true
      };
    });
  }
  return judgeFolds(records, Number(values.folds));
}

function judgeByLexicon(judge: LexiconJudge, records: LabelledRecord[], values: OptionValues): Judged[] {
  if (values.lexicon) return records.map(judge.topic);
  if (typeof values['labour-label'] === 'string')
    return records.map((record) => judge.labour(record, String(values['labour-label'])));
  if (values.polarity) {
    const names = new Map(
      String(values.map ?? '')
        .split(',')
        .filter(Boolean)
        .map((pair) => pair.split('=') as [string, string])
    );
    return records
      .filter((record) => names.size === 0 || names.has(record.label))
      .map((record) => judge.polarity(record, names.get(record.label) ?? record.label));
  }
  throw new InputError(
    'INPUT_INVALID',
    '不知道衡量什么 — evaluate 的参数 — 没有改动任何东西',
    '请给出 --model、--folds、--lexicon、--labour-label 或 --polarity 之一'
  );
}

function judgeFolds(records: LabelledRecord[], folds: number): Judged[] {
  if (!Number.isInteger(folds) || folds < 2 || folds > 20)
    throw new InputError('INPUT_INVALID', `折数不对 — --folds ${folds} — 没有改动任何东西`, '请用 2 到 20 的整数');
  const set = prepare(records, createSegmenter());
  const margins = crossValidate(set, folds, 7);
  const sharpness = fitSharpness(margins, set.targets);
  return judge(set, margins, sharpness, chooseThreshold(judge(set, margins, sharpness, 0)));
}
