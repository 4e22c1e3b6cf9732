import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeInLanes } from '#pipelines/warehouse/model-lanes.ts';
import type { OrderedModel } from '#pipelines/warehouse/model-order.ts';

const model = (relation: string, reads: string[] = []): OrderedModel => ({ relation, reads }) as OrderedModel;

/** Models in order: each may read any of those before it. */
const orderedModels = fc.array(fc.array(fc.nat(20), { maxLength: 4 }), { minLength: 1, maxLength: 20 }).map((graph) =>
  graph.map((reads, i) =>
    model(
      `core.m${i}`,
      [...new Set(reads.filter((read) => read < i))].map((read) => `core.m${read}`)
    )
  )
);

describe('models made in lanes', () => {
  it('makes each model once, never before what it reads, one at a time in a lane', () =>
    fc.assert(
      fc.asyncProperty(
        orderedModels,
        fc.integer({ min: 1, max: 3 }),
        fc.infiniteStream(fc.nat(2)),
        async (models, lanes, pauses) => {
          const made: string[] = [];
          const busy = new Set<number>();
          await makeInLanes(
            models,
            Array.from({ length: lanes }, (_, lane) => lane),
            async ({ relation, reads }, lane) => {
              expect(reads.filter((read) => !made.includes(read))).toEqual([]);
              expect(busy.has(lane)).toBe(false);
              busy.add(lane);
              for (let pause = pauses.next().value; pause > 0; pause--) await sleep(0);
              busy.delete(lane);
              made.push(relation);
            }
          );
          expect([...made].sort()).toEqual(models.map(({ relation }) => relation).sort());
        }
      ),
      { numRuns: 60 }
    ));

  it('makes two models at once when neither waits for the other', async () => {
    let atOnce = 0;
    let most = 0;
    await makeInLanes(
      [model('core.a'), model('core.b'), model('core.c', ['core.a', 'core.b'])],
      ['left', 'right'],
      async () => {
        most = Math.max(most, ++atOnce);
        await sleep(5);
        atOnce--;
      }
    );
    expect(most).toBe(2);
  });

  it('begins nothing after a failure, ends what is in work, and throws the failure', async () => {
    const begun: string[] = [];
    const ended: string[] = [];
    const models = [model('core.bad'), model('core.slow'), model('core.next'), model('core.after', ['core.bad'])];
    await expect(
      makeInLanes(models, [1, 2], async ({ relation }) => {
        begun.push(relation);
        if (relation === 'core.bad') throw new Error('broken');
        await sleep(10);
        ended.push(relation);
      })
    ).rejects.toThrow('broken');
    expect(begun).toEqual(['core.bad', 'core.slow']);
    expect(ended).toEqual(['core.slow']);
  });
});
