import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchesToAsk } from '#pipelines/landing/identities.ts';
import type { IdentityRange, Manifest } from '#lib/contracts/state/manifest.ts';

const range = (keys: string[], has_hashed = false): IdentityRange => {
  const sorted = [...keys].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
  return { first: sorted[0] ?? null, last: sorted.at(-1) ?? null, has_hashed };
};
const batch = (batch_no: number, identities?: IdentityRange, rows = 1) =>
  ({
    batch_no,
    record: 'petitions',
    signature: 'abcdef0123',
    counts: { new: rows, revised: 0 },
    ...(identities ? { identities } : {})
  }) as Manifest;
const asked = (landed: Manifest[], identities: IdentityRange) =>
  batchesToAsk('/landing', 'petitions', landed, identities)
    .slice(1)
    .map((path) => Number(path.split('/')[3]!.slice(0, 6)));

describe('batches asked for the identities of a new file', () => {
  it('are only those whose range meets that of the file', () => {
    const landed = [
      batch(1, range(['file|P1', 'file|P3'])),
      batch(2, range(['file|P4', 'file|P6'])),
      batch(3, range(['file|P7', 'file|P9']))
    ];
    expect(asked(landed, range(['file|P5']))).toEqual([2]);
    expect(asked(landed, range(['file|P6', 'file|P7']))).toEqual([2, 3]);
    expect(asked(landed, range(['mail|P5']))).toEqual([]);
  });

  it('include every batch that says no range, and those with rows known by content when the file has such rows', () => {
    const landed = [batch(1), batch(2, range([], true)), batch(3, range(['file|P1'])), batch(4, range(['file|P1']), 0)];
    expect(asked(landed, range(['file|P5'], true))).toEqual([1, 2]);
    expect(asked(landed, range(['file|P1']))).toEqual([1, 3]);
  });

  it('never miss a batch that holds an identity of the file, whatever the characters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary' }), { minLength: 1, maxLength: 4 }),
        fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }),
        fc.nat(),
        (landed, others, pick) => {
          const shared = landed[pick % landed.length]!;
          expect(asked([batch(1, range(landed))], range([shared, ...others]))).toEqual([1]);
        }
      )
    );
  });
});
