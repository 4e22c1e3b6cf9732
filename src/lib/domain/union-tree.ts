/** The union tree beside the administrative one: units without a place on the map stand here among the others. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import type { CoverageRow } from './coverage.ts';
import type { Place } from './coverage-view.ts';
import { shortOrgName } from './orgs.ts';

/** One union, as `coverage/unions` gives it. */
export type UnionUnit = QueryRow<'coverage/unions'>;

/** A union as it is drawn: unions of one kind stand together. */
export interface UnionPlace extends Place {
  kind: UnionKind;
}

export const UNION_KINDS = {
  own: '省总本级',
  city: '市级工会',
  industrial: '省级产业工会',
  direct: '省总直管单位',
  office: '本级',
  county: '县级工会',
  below: '所属单位'
} as const;
export type UnionKind = keyof typeof UNION_KINDS;

/**
 * The unions to draw: those right below the province, or those below the chosen one with its own office. A union with
 * nothing below it is drawn among its neighbours. Units that a row names and the tree does not (merged ones, say) are
 * drawn where their rows stand.
 */
export function unionPlaces(
  units: readonly UnionUnit[],
  rows: readonly CoverageRow[],
  region: string | null
): UnionPlace[] {
  for (const { code } of [...unionPath(units, rows, region)].reverse()) {
    const unit = units.find((at) => at.unit_key === code);
    const below = unit ? placesBelow(unit, units, rows) : [];
    if (below.length > 0) return below;
  }
  return units
    .filter((unit) => !units.some((at) => at.unit_key === unit.parent_key))
    .map((unit) => ({
      code: unit.unit_key,
      name: kindOf(unit) === 'own' ? UNION_KINDS.own : shortOrgName(unit.org_name),
      kind: kindOf(unit)
    }));
}

function placesBelow(over: UnionUnit, units: readonly UnionUnit[], rows: readonly CoverageRow[]): UnionPlace[] {
  const places = new Map<string, UnionPlace>();
  for (const unit of units) {
    if (unit.parent_key === over.unit_key)
      places.set(unit.unit_key, {
        code: unit.unit_key,
        name: shortOrgName(unit.org_name),
        kind: unit.org_kind === 'county' ? 'county' : 'below'
      });
  }
  for (const row of rows) {
    const code = row.county_code === '' ? row.unit_org_id : row.county_code;
    if (row.place_key !== over.unit_key || code === row.place_key || places.has(code)) continue;
    places.set(
      code,
      code === over.org_id
        ? { code, name: `${shortOrgName(over.org_name)}本级`, kind: 'office' }
        : { code, name: shortOrgName(row.unit_name), kind: 'below' }
    );
  }
  return [...places.values()];
}

function kindOf({ org_kind }: UnionUnit): UnionKind {
  return org_kind === 'city' || org_kind === 'industrial' || org_kind === 'direct' || org_kind === 'county'
    ? org_kind
    : 'own';
}

/**
 * The unions above and including the chosen one, the nearest last; empty for the whole scope and for a union that
 * nothing names.
 */
export function unionPath(units: readonly UnionUnit[], rows: readonly CoverageRow[], region: string | null): Place[] {
  if (region === null) return [];
  const unit = units.find((at) => at.unit_key === region);
  if (unit) return [...unionPath(units, rows, unit.parent_key), { code: region, name: shortOrgName(unit.org_name) }];
  const office = units.find((at) => at.org_id === region);
  const row = rows.find((at) => at.unit_org_id === region);
  if (office)
    return [...unionPath(units, rows, office.unit_key), { code: region, name: `${shortOrgName(office.org_name)}本级` }];
  return row ? [...unionPath(units, rows, row.place_key), { code: region, name: shortOrgName(row.unit_name) }] : [];
}
