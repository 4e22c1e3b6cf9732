import { day, type Day } from './calendar.ts';
import { townshipOf, type County, type Places } from './places.ts';
import type { Rng } from './random.ts';
import type { Row } from './rows.ts';

export type OrgKind = 'province' | 'city' | 'industrial' | 'direct' | 'county' | 'township' | 'park';

export interface Org {
  id: string;
  name: string;
  kind: OrgKind;
  parent: string;
  /** City (6 digits) or county of the map, empty for industrial and direct unions. */
  region: string;
  mergedInto?: string;
  from: Day;
  to?: Day;
}

const FOUNDED = day('2012-01-01');
const INDUSTRIAL = [
  '国防工会',
  '教育工会',
  '财贸工会',
  '交通运输工会',
  '水利工会',
  '机械冶金建材工会',
  '能源化工地质工会',
  '电子信息产业工会',
  '科文卫体工会',
  '建设工会',
  '轻工纺织烟草工会',
  '金融工会'
];
const DIRECT = [
  '省直属能源集团工会',
  '省直属建工集团工会',
  '省直属高校联合工会',
  '省直属医院联合工会',
  '省直属交建集团工会'
];

/**
 * The union tree: 61 province, 6101 city, 61-YL 杨凌示范区 (peer of cities, 610403 only as map key), 61-CY-01 industrial,
 * 61-ZG-01 direct, 610102 county, 610102-001 township or park.
 */
export function buildOrgs(places: Places, mergedOn: Day, rng: Rng): Org[] {
  const orgs: Org[] = [
    { id: '61', name: '陕西省总工会', kind: 'province', parent: '', region: '610000', from: FOUNDED }
  ];
  for (const city of places.cities)
    orgs.push({
      id: city.code.slice(0, 4),
      name: `${city.name}总工会`,
      kind: 'city',
      parent: '61',
      region: city.code,
      from: FOUNDED
    });
  orgs.push({ id: '61-YL', name: '杨凌示范区总工会', kind: 'city', parent: '61', region: '610403', from: FOUNDED });
  INDUSTRIAL.forEach((name, i) => {
    const merges = name === '财贸工会' || name === '轻工纺织烟草工会';
    orgs.push({
      id: `61-CY-${String(i + 1).padStart(2, '0')}`,
      name: `陕西省${name}`,
      kind: 'industrial',
      parent: '61',
      region: '',
      from: FOUNDED,
      ...(merges ? { mergedInto: '61-CY-13', to: mergedOn - 1 } : {})
    });
  });
  orgs.push({
    id: '61-CY-13',
    name: '陕西省财贸轻工纺织工会',
    kind: 'industrial',
    parent: '61',
    region: '',
    from: mergedOn
  });
  DIRECT.forEach((name, i) =>
    orgs.push({
      id: `61-ZG-${String(i + 1).padStart(2, '0')}`,
      name: `陕西${name}`,
      kind: 'direct',
      parent: '61',
      region: '',
      from: FOUNDED
    })
  );
  for (const county of places.counties) {
    orgs.push({
      id: county.code,
      name: `${county.name}总工会`,
      kind: 'county',
      parent: county.code === '610403' ? '61-YL' : county.cityCode.slice(0, 4),
      region: county.code,
      from: FOUNDED
    });
    const units = county.weight > 8 ? 3 : county.weight > 4 ? 2 : rng.chance(0.6) ? 2 : 1;
    for (let unit = 1; unit <= units; unit++) orgs.push(lowerUnion(county, unit, units));
  }
  return orgs;
}

function lowerUnion(county: County, unit: number, units: number): Org {
  const park = unit === units && county.weight > 4;
  return {
    id: `${county.code}-${String(unit).padStart(3, '0')}`,
    kind: park ? 'park' : 'township',
    parent: county.code,
    region: county.code,
    from: FOUNDED + unit * 400,
    name: park ? `${county.name}工业园区工会` : `${county.name}${townshipOf(county, unit)}总工会`
  };
}

/** Rows of the org register. A few unions have no staff for online opinion. */
export function orgRows(orgs: Org[], places: Places, rng: Rng): Row[] {
  return orgs.map((org) => {
    const county = places.byCode.get(org.region);
    const weight =
      org.kind === 'province'
        ? 1052
        : org.kind === 'city'
          ? places.ofCity(org.region).reduce((sum, member) => sum + member.weight, 0) || 7.18
          : org.kind === 'county'
            ? (county?.weight ?? 2)
            : org.kind === 'industrial'
              ? 20
              : org.kind === 'direct'
                ? 4
                : (county?.weight ?? 2) / 6;
    const workers = Math.round(weight * 10000 * (0.9 + rng.next() * 0.2));
    return {
      org_id: org.id,
      org_name: org.name,
      org_kind: org.kind,
      parent_org_id: org.parent,
      region_code: org.region,
      workers,
      members: Math.round(workers * (0.62 + rng.next() * 0.25)),
      full_time_cadres:
        org.kind === 'province'
          ? 96
          : org.kind === 'city'
            ? rng.int(18, 45)
            : org.kind === 'county'
              ? rng.int(4, 13)
              : rng.int(1, 3),
      opinion_staff: org.kind === 'province' ? 6 : rng.chance(0.25) ? 0 : rng.int(1, 3),
      merged_into_org_id: org.mergedInto ?? '',
      valid_from: org.from,
      valid_to: org.to ?? null
    };
  });
}
