/** Reports expected from each unit: the last full month and the month under way. */
import type { QueryRow } from '#lib/contracts/query-row.ts';

type ExpectedRow = QueryRow<'submissions/expected'>;

export const SOURCE_NAMES: Record<string, string> = {
  visits: '走访',
  petitions: '信访',
  negotiations: '集体协商',
  posts: '网络帖文',
  reference: '基础资料'
};

export interface UnitExpectation {
  unit_org_id: string;
  org_name: string;
  /** Sources not submitted for the last full month. */
  missing: string[];
  /** Sources whose file could not be read. */
  failed: string[];
  /** Sources of which nothing arrived yet this month. */
  awaited: string[];
}

/** Units with something missing or unreadable first, then those whose running month is awaited; complete ones out. */
export function expectations(rows: readonly ExpectedRow[]): UnitExpectation[] {
  const units = new Map<string, UnitExpectation>();
  for (const row of rows) {
    const unit = units.get(row.unit_org_id) ?? {
      unit_org_id: row.unit_org_id,
      org_name: row.org_name,
      missing: [],
      failed: [],
      awaited: []
    };
    units.set(row.unit_org_id, unit);
    const name = SOURCE_NAMES[row.source] ?? row.source;
    if (row.submission_state === 'not_submitted') unit.missing.push(name);
    if (row.submission_state === 'load_failed') unit.failed.push(name);
    if (row.arrived_count === 0) unit.awaited.push(name);
  }
  const weight = (unit: UnitExpectation) => unit.missing.length * 100 + unit.failed.length * 10 + unit.awaited.length;
  return [...units.values()].filter((unit) => weight(unit) > 0).sort((a, b) => weight(b) - weight(a));
}
