import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Correction } from '#lib/domain/corrections.ts';
import { accuracyByClass, accuracyByMonth } from '../../src/routes/label/label-accuracy.ts';
import { actOf, keyedTopics, type TopicNode } from '../../src/routes/label/label-keys.ts';

/** One key is one label, and the machine is judged by what people said. */
const TOPICS: TopicNode[] = Array.from({ length: 16 }, (_, i) => `T${String(i + 1).padStart(2, '0')}`).flatMap(
  (code) => [
    { topic_code: code, topic_name: code, parent_code: null },
    ...Array.from({ length: 5 }, (_, at) => ({
      topic_code: `${code}.0${at + 1}`,
      topic_name: `${code}.0${at + 1}`,
      parent_code: code
    }))
  ]
);
const made = (machine_value: string, value: string, corrected_at = '2026-11-20T03:00:00Z'): Correction => ({
  correction_id: 1,
  source: 'posts',
  record_key: 'k',
  content_hash: 'h',
  kind: 'topic',
  value,
  machine_value,
  note: null,
  corrected_at
});

describe('keys of the labelling page', () => {
  const keyed = keyedTopics(TOPICS);

  it('reach every topic with a letter and a digit, no key meaning two things', () => {
    const reached = keyed.flatMap((topic) => {
      const opened = actOf(topic.key, keyed, null);
      expect(opened).toEqual({ kind: 'open', code: topic.topic_code });
      return topic.children.map((child) => actOf(child.key, keyed, topic.topic_code));
    });
    expect(reached).toEqual(
      TOPICS.filter((topic) => topic.parent_code !== null).map((topic) => ({ kind: 'topic', code: topic.topic_code }))
    );
    expect(['Enter', 's', 'z', '0', 'v', 'w', 'x'].map((key) => actOf(key, keyed, 'T01')?.kind)).toEqual([
      'confirm',
      'skip',
      'undo',
      'topic',
      'polarity',
      'polarity',
      'polarity'
    ]);
  });

  it('say nothing that is not on the page', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3 }), (key) => {
        const act = actOf(key, keyed, 'T03');
        if (act?.kind === 'topic')
          expect(TOPICS.some((topic) => topic.topic_code === act.code) || act.code === 'T99').toBe(true);
      })
    );
  });
});

describe('accuracy', () => {
  it('compares the first topic, by what the machine had said', () => {
    expect(
      accuracyByClass([made('T01.02', 'T01.02,T06.01'), made('T01.02', 'T06.01'), made('T05.04,T01.01', 'T05.04')])
    ).toEqual([
      { kind: 'topic', machine_value: 'T01.02', labelled_count: 2, right_count: 1 },
      { kind: 'topic', machine_value: 'T05.04', labelled_count: 1, right_count: 1 }
    ]);
  });

  it('counts months in Shanghai, empty ones between included', () => {
    expect(
      accuracyByMonth(
        [made('T01', 'T01', '2026-08-31T17:00:00Z'), made('T01', 'T02', '2026-11-01T00:00:00Z')],
        'topic'
      ).map((row) => [row.month, row.labelled_count, row.right_count])
    ).toEqual([
      ['2026-09', 1, 1],
      ['2026-10', 0, 0],
      ['2026-11', 1, 0]
    ]);
  });
});
