import { day, type Day } from './calendar.ts';
import type { Org } from './orgs.ts';
import type { Rng } from './random.ts';
import { sized, type Row } from './rows.ts';

export interface Cadre {
  no: string;
  org: Org;
  rank: 'bureau' | 'division' | 'section' | 'staff';
  role: 'leader' | 'office' | 'base';
  department: string;
  young: boolean;
  seconded: boolean;
  from: Day;
  to?: Day;
}

const DEPARTMENTS = [
  '权益保障部',
  '基层工作部',
  '办公室',
  '宣传教育部',
  '法律工作部',
  '经济工作部',
  '女职工部',
  '网络工作部'
];

/**
 * About 300 cadres at scale 1: province 24 (4 bureau, 14 division), 11 city federations 4 each, counties 2 each,
 * others 1.
 */
export function buildCadres(orgs: Org[], scale: number, until: Day, rng: Rng): Cadre[] {
  const cadres: Cadre[] = [];
  for (const org of orgs) {
    const base =
      org.kind === 'province'
        ? 24
        : org.kind === 'city'
          ? 4
          : org.kind === 'county'
            ? 2
            : org.kind === 'industrial' || org.kind === 'direct'
              ? 1
              : 0;
    if (base === 0) continue;
    const count = org.kind === 'province' ? sized(24, scale, 20) : sized(base, scale, 1);
    for (let i = 0; i < count; i++) {
      const rank =
        org.kind === 'province'
          ? i < 4
            ? 'bureau'
            : i < Math.max(18, Math.round(count * 0.75))
              ? 'division'
              : 'section'
          : org.kind === 'city' && i === 0
            ? 'division'
            : i === 0
              ? 'section'
              : 'staff';
      const joined =
        org.from > day('2023-01-01')
          ? org.from
          : rng.chance(0.14)
            ? day('2023-02-01') + rng.int(0, Math.max(1, until - day('2023-04-01')))
            : day('2018-01-01') + rng.int(0, 1800);
      const leaves = org.to ?? (rng.chance(0.06) ? joined + rng.int(500, 2600) : undefined);
      cadres.push({
        no: `GB-${org.id.replace(/-/g, '')}-${String(i + 1).padStart(3, '0')}`,
        org,
        rank,
        from: Math.min(joined, until),
        role: i === 0 || rank === 'bureau' ? 'leader' : 'office',
        department:
          rank === 'bureau' ? '领导班子' : (DEPARTMENTS[(i + org.id.length) % DEPARTMENTS.length] ?? '办公室'),
        young: rank !== 'bureau' && rng.chance(0.3),
        seconded: rank !== 'bureau' && rng.chance(0.1),
        ...(leaves !== undefined && leaves < until && leaves > joined + 90 ? { to: leaves } : {})
      });
    }
  }
  return cadres;
}

export function cadreRows(cadres: Cadre[]): Row[] {
  return cadres.map((cadre) => ({
    cadre_key: cadre.no,
    org_id: cadre.org.id,
    org_name: cadre.org.name,
    rank: cadre.rank,
    role: cadre.role,
    department: cadre.department,
    is_young: cadre.young,
    is_seconded: cadre.seconded,
    post_from: cadre.from,
    post_to: cadre.to ?? null
  }));
}
