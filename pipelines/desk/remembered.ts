import { contractOf } from '#lib/contracts/all.ts';
import { allFields } from '#lib/contracts/contract.ts';
import type { RememberedMapping } from '#lib/app-db/submissions.ts';
import type { Recognised } from '#lib/submissions/answer.ts';
import { shapeChange, shapeKey } from '#lib/submissions/shape.ts';

/**
 * The mapping that the unit confirmed for exactly this set of headers, if all its fields still exist; the newest
 * first.
 */
export function sameShape(mappings: readonly RememberedMapping[], headers: readonly string[]) {
  const key = shapeKey(headers);
  return mappings.find((mapping) => mapping.shape === key && isStillKnown(mapping));
}

/**
 * The remembered mapping for a set of headers that came near to it: the newest one that shares most of its own headers
 * with them, for the headers that it knows. A new column must not cost a clerk all others once more.
 */
export function nearShape(mappings: readonly RememberedMapping[], headers: readonly string[]) {
  const seen = new Set(headers.map((header) => header.trim()));
  const near = mappings.find((mapping) => {
    const known = Object.keys(mapping.columns);
    return isStillKnown(mapping) && known.filter((header) => seen.has(header)).length * 2 > known.length;
  });
  if (!near) return undefined;
  const columns = Object.fromEntries(Object.entries(near.columns).filter(([header]) => seen.has(header)));
  return { record: near.record, columns };
}

/**
 * The message about the remembered mapping of this record: which headers came and went since; null where the unit
 * never sent one.
 */
export function rememberedChange(
  mappings: readonly RememberedMapping[],
  record: string,
  headers: readonly string[]
): Recognised['remembered'] {
  const last = mappings.find((mapping) => mapping.record === record);
  if (!last) return null;
  const same = sameShape(mappings, headers);
  if (same) return { confirmed_at: same.confirmed_at, added: [], gone: [] };
  return { confirmed_at: last.confirmed_at, ...shapeChange(Object.keys(last.columns), headers) };
}

function isStillKnown({ record, columns }: RememberedMapping): boolean {
  const contract = contractOf(record);
  if (!contract) return false;
  const known = new Set(['', ...allFields(contract).map((field) => field.name)]);
  return Object.values(columns).every((field) => known.has(field));
}
