import { createHash } from 'node:crypto';
import { InputError } from '#lib/domain/errors.ts';
import { DEFAULT_FEATURES, FeatureExtractor, type FeatureOptions } from '#lib/text/model/features.ts';
import type { LinearModel } from '#lib/text/model/linear-model.ts';
import { evaluate, type Judged } from '#lib/text/model/measures.ts';
import type { Segmenter } from '#lib/text/segment.ts';
import { chooseThreshold, fitSharpness, softmaxScore } from './calibration.ts';
import { stratifiedFolds } from './random.ts';
import type { LabelledRecord } from './records.ts';
import { DEFAULT_SOLVER, solve } from './solver.ts';
import { buildVocabulary, FeatureTable, toVector, type CountedFeatures } from './vectors.ts';

const COUNT_POWER = 0.75;
const LEAST_RECORDS = 3;
/** A label with fewer records cannot be held out and learnt at once. */
const LEAST_PER_LABEL = 3;

/** The labelled records in the form the solver reads; features are counted once for all folds. */
export interface TrainingSet {
  labels: string[];
  targets: Int32Array;
  table: FeatureTable;
  counted: CountedFeatures[];
  records: LabelledRecord[];
  features: FeatureOptions;
}

/** Margins by label of records that the model behind them has not seen. */
export type Margins = Float64Array;

/** Reads the records' features. Throws InputError when fewer than two labels have enough records. */
export function prepare(all: LabelledRecord[], segment: Segmenter): TrainingSet {
  const support = new Map<string, number>();
  for (const { label } of all) support.set(label, (support.get(label) ?? 0) + 1);
  const labels = [...support]
    .filter(([, count]) => count >= LEAST_PER_LABEL)
    .map(([label]) => label)
    .sort();
  if (labels.length < 2) {
    throw new InputError(
      'INPUT_INVALID',
      `标签不足：至少要有两个标签，每个不少于 ${LEAST_PER_LABEL} 条 — 标注文件 — 没有写出模型`,
      '请补充标注后再训练'
    );
  }
  const index = new Map(labels.map((label, i) => [label, i]));
  const records = all.filter((record) => index.has(record.label));
  const extractor = new FeatureExtractor(DEFAULT_FEATURES, segment);
  const table = new FeatureTable();
  return {
    labels,
    records,
    table,
    features: DEFAULT_FEATURES,
    targets: Int32Array.from(records, (record) => index.get(record.label) as number),
    counted: records.map((record) => table.count(extractor, record.title, record.text))
  };
}

/** Fits the records with the given indices. */
function fit(set: TrainingSet, members: number[]) {
  const counted = members.map((i) => set.counted[i] as CountedFeatures);
  const vocabulary = buildVocabulary(set.table, counted, LEAST_RECORDS, set.labels.length);
  const vectors = counted.map((one) => toVector(one, vocabulary, COUNT_POWER));
  const targets = Int32Array.from(members, (i) => set.targets[i] as number);
  return { vocabulary, ...solve(vectors, targets, set.labels.length, vocabulary.keys.length, DEFAULT_SOLVER) };
}

/** Margins of every record from a model trained on the other folds; null where the record holds no known feature. */
export function crossValidate(set: TrainingSet, folds: number, seed: number): (Margins | null)[] {
  const foldOf = stratifiedFolds(set.targets, folds, seed);
  const all = Array.from(set.targets.keys());
  const result: (Margins | null)[] = new Array<Margins | null>(all.length).fill(null);
  for (let fold = 0; fold < folds; fold++) {
    const model = fit(
      set,
      all.filter((i) => foldOf[i] !== fold)
    );
    for (const i of all) {
      if (foldOf[i] !== fold) continue;
      const vector = toVector(set.counted[i] as CountedFeatures, model.vocabulary, COUNT_POWER);
      if (vector.rows.length === 0) continue;
      const margins = Float64Array.from(model.bias);
      const classes = set.labels.length;
      vector.rows.forEach((row, j) => {
        for (let k = 0; k < classes; k++)
          margins[k] =
            (margins[k] as number) + (vector.values[j] as number) * (model.weights[row * classes + k] as number);
      });
      result[i] = margins;
    }
  }
  return result;
}

/** Turns held-out margins into decisions. */
export function judge(set: TrainingSet, margins: (Margins | null)[], sharpness: number, threshold: number): Judged[] {
  return margins.map((one, i) => {
    const actual = set.labels[set.targets[i] as number] as string;
    if (!one) return { actual, predicted: null, score: 0, abstained: true };
    const best = one.indexOf(Math.max(...one));
    const score = softmaxScore(one, sharpness);
    return { actual, predicted: set.labels[best] as string, score, abstained: score < threshold };
  });
}

export interface TrainingRun {
  model: LinearModel;
  heldOut: Judged[];
}

/**
 * Trains on all records. Score sharpness and abstain threshold are fitted on margins held out in three folds.
 * `trainedAt` is an ISO date given by the caller, so that the same records give the same file.
 */
export function train(set: TrainingSet, trainedAt: string): TrainingRun {
  const margins = crossValidate(set, 3, 7);
  const sharpness = fitSharpness(margins, set.targets);
  const threshold = chooseThreshold(judge(set, margins, sharpness, 0));
  const heldOut = judge(set, margins, sharpness, threshold);
  const figures = evaluate(heldOut);
  const { vocabulary, weights, bias } = fit(set, Array.from(set.targets.keys()));
  return {
    heldOut,
    model: {
      keys: vocabulary.keys,
      idf: vocabulary.idf,
      weights,
      header: {
        format: 'zhisheng-linear-model',
        version: 1,
        labels: set.labels,
        features: set.features,
        countPower: COUNT_POWER,
        rows: vocabulary.keys.length,
        bias,
        sharpness,
        abstain_below: threshold,
        trained_at: trainedAt,
        trained_on: set.records.length,
        data_hash: dataHash(set.records),
        held_out: {
          macro_f1: figures.macro_f1,
          f1: Object.fromEntries(figures.by_label.map((one) => [one.label, one.f1])),
          coverage: figures.coverage,
          by_label: figures.by_label
        },
        takes_over: []
      }
    }
  };
}

function dataHash(records: LabelledRecord[]): string {
  const hash = createHash('sha256');
  for (const { title, text, label } of records) hash.update(JSON.stringify([title, text, label]));
  return hash.digest('hex');
}
