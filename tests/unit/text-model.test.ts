import { describe, expect, it } from 'vitest';
import { Classifier } from '#lib/text/model/linear-model.ts';
import { evaluate } from '#lib/text/model/measures.ts';
import { decodeModel, encodeModel } from '#lib/text/model/model-file.ts';
import { ModelError } from '#lib/domain/errors.ts';
import { createSegmenter } from '#lib/text/segment.ts';
import { stratifiedFolds } from '#pipelines/text/random.ts';
import { prepare, train } from '#pipelines/text/train.ts';

const segment = createSegmenter();
const WORDS: Record<string, string[]> = {
  工资: ['工资', '拖欠', '老板', '加班', '社保'],
  环境: ['污染', '噪声', '垃圾', '河道', '油烟'],
  教育: ['学校', '老师', '孩子', '入学', '作业']
};
const records = Object.entries(WORDS).flatMap(([label, words]) =>
  Array.from({ length: 30 }, (_, i) => ({
    id: `${label}${i}`,
    title: `${words[i % 5]}问题`,
    text: `反映${words[i % 5]}和${words[(i + 1 + (i % 3)) % 5]}的事情，第${i}次说明，请处理`,
    label
  }))
);
const { model, heldOut } = train(prepare(records, segment), '2026-01-31');

describe('training', () => {
  it('learns labels it is given, whatever they are, and knows the held-out ones', () => {
    expect(evaluate(heldOut).macro_f1).toBeGreaterThan(0.9);
    expect(new Classifier(model, segment).classify('', '老板拖欠加班工资')).toMatchObject({ label: '工资' });
  });
  it('gives the same file for the same labels and date', () => {
    expect(Buffer.compare(encodeModel(train(prepare(records, segment), '2026-01-31').model), encodeModel(model))).toBe(
      0
    );
  });
  it('has nothing to say about a text without known words', () => {
    expect(new Classifier(model, segment).classify('', '')).toBeNull();
    expect(new Classifier(model, segment).classify('', '😭😭')).toBeNull();
  });
  it('refuses labels it cannot learn from', () => {
    expect(() => prepare(records.slice(0, 5), segment)).toThrow(/标签不足/);
  });
  it('spreads every label over the folds', () => {
    const folds = stratifiedFolds(
      Int32Array.from({ length: 50 }, (_, i) => (i < 40 ? 0 : 1)),
      5,
      1
    );
    for (let fold = 0; fold < 5; fold++) expect([...folds].filter((one, i) => one === fold && i >= 40)).toHaveLength(2);
  });
});

describe('model file', () => {
  const bytes = encodeModel(model);
  it('comes back as it was', () => {
    const back = decodeModel(bytes, 'test');
    expect(back.header).toEqual(model.header);
    expect(back.weights).toEqual(model.weights);
    const text = '学校老师布置作业太多';
    expect(new Classifier(back, segment).classify('', text)).toEqual(new Classifier(model, segment).classify('', text));
  });
  it('is refused when cut, changed or something else', () => {
    const changed = bytes.slice();
    changed[changed.length - 100] = (changed[changed.length - 100] as number) ^ 1;
    for (const bad of [bytes.slice(0, -8), changed, new Uint8Array(3), new TextEncoder().encode('{"labels":[]}')])
      expect(() => decodeModel(bad, 'x.model')).toThrow(ModelError);
  });
});

describe('evaluate', () => {
  it('counts precision, recall, confusion and coverage', () => {
    const result = evaluate([
      { actual: 'a', predicted: 'a', score: 0.9, abstained: false },
      { actual: 'a', predicted: 'b', score: 0.4, abstained: true },
      { actual: 'b', predicted: 'b', score: 0.8, abstained: false },
      { actual: 'b', predicted: null, score: 0, abstained: true }
    ]);
    expect(result.by_label).toEqual([
      { label: 'a', support: 2, precision: 1, recall: 0.5, f1: 2 / 3 },
      { label: 'b', support: 2, precision: 0.5, recall: 0.5, f1: 0.5 }
    ]);
    expect(result).toMatchObject({
      accuracy: 0.5,
      coverage: 0.5,
      accuracy_covered: 1,
      confusion: { a: { a: 1, b: 1 }, b: { b: 1, '—': 1 } }
    });
  });
});
