import { day, type Day } from './calendar.ts';
import { companyName } from './names.ts';
import { townshipOf, type County, type Places } from './places.ts';
import { drawKey, type Rng } from './random.ts';
import { sized, type Row } from './rows.ts';

export interface EnterpriseVersion {
  from: Day;
  to?: Day;
  state: string;
  difficult: boolean;
  basis: string;
}

export interface Enterprise {
  id: string;
  name: string;
  county: County;
  industry: string;
  workers: number;
  hasUnion: boolean;
  ownership: string;
  line?: string;
  restructured: boolean;
  platform: boolean;
  founded?: Day;
  versions: EnterpriseVersion[];
}

const INDUSTRY: Record<string, number> = {
  A: 4,
  B: 5,
  C: 22,
  D: 3,
  E: 15,
  F: 13,
  G: 9,
  H: 8,
  I: 5,
  J: 2,
  K: 3,
  L: 4,
  M: 2,
  N: 1,
  O: 2,
  P: 1,
  Q: 1
};
/** Industrial colour by city: multipliers on the plain mix. */
const COLOUR: Record<string, Record<string, number>> = {
  '610100': { I: 3, E: 1.3, B: 0.05, A: 0.2 },
  '610200': { B: 4 },
  '610300': { C: 1.8 },
  '610400': { C: 1.4, B: 0.6 },
  '610500': { B: 1.5 },
  '610600': { B: 3, A: 2 },
  '610700': { C: 1.2, A: 1.5, B: 0.5 },
  '610800': { B: 6, G: 2, C: 1.1 },
  '610900': { C: 1.3, D: 2, A: 2 },
  '611000': { B: 4, Q: 3 }
};
const BASES = ['停产', '半停产', '连续两年亏损', '拖欠工资', '改制'];

/** Whether the version in force on a day, if any, is there. */
export function versionOn(enterprise: Enterprise, on: Day): EnterpriseVersion | undefined {
  return enterprise.versions.find((version) => version.from <= on && (version.to === undefined || version.to >= on));
}

/**
 * ~6,000 enterprises at scale 1, a tenth of them difficult, with the history of opening, trouble, recovery and
 * closing.
 */
export function buildEnterprises(places: Places, scale: number, until: Day, rng: Rng): Enterprise[] {
  return Array.from({ length: sized(6000, scale, 200) }, (_, i) => {
    const county = i < places.counties.length ? (places.counties[i] as County) : places.draw(rng);
    const colour = COLOUR[county.cityCode] ?? {};
    const industry = drawKey(
      rng,
      Object.fromEntries(Object.entries(INDUSTRY).map(([key, weight]) => [key, weight * (colour[key] ?? 1)]))
    );
    const opened = rng.chance(0.88)
      ? day('2000-01-01') + rng.int(0, 8300)
      : day('2023-01-05') + rng.int(0, until - day('2023-02-05'));
    const workers = Math.max(3, Math.min(9000, Math.round(rng.lognormal(38, 1.2))));
    const hasUnion = rng.chance(workers >= 25 ? 0.72 : 0.22);
    return {
      id: `QY${county.code}${String(i + 1).padStart(5, '0')}`,
      name: companyName(rng.chance(0.6) ? county.name : county.cityName, industry, rng),
      county,
      industry,
      workers,
      hasUnion,
      ownership: drawKey(rng, {
        private: 82,
        state: 7,
        collective: 3,
        individual: 3,
        hmt: 1,
        foreign: 1,
        institution: 2,
        society: 1
      }),
      restructured: rng.chance(0.05),
      platform: (industry === 'G' || industry === 'I') && rng.chance(0.1),
      // A union that is registered has been founded: no register tells of a day to come.
      ...(hasUnion ? { founded: Math.min(opened + rng.int(200, 2000), until - 1) } : {}),
      versions: history(opened, until, rng)
    };
  });
}

function history(opened: Day, until: Day, rng: Rng): EnterpriseVersion[] {
  const versions: EnterpriseVersion[] = [];
  let difficult = rng.chance(0.11);
  let from = opened;
  for (;;) {
    const state = difficult
      ? drawKey(rng, { difficult: 40, half_stopped: 28, stopped: 18, restructuring: 10, bankrupt: 4 })
      : 'normal';
    versions.push({ from, state, difficult, basis: difficult ? rng.pick(BASES) : '' });
    const current = versions[versions.length - 1] as EnterpriseVersion;
    const start = Math.max(from, day('2023-01-01'));
    const change = start + Math.round(-Math.log(1 - rng.next()) * (difficult ? 950 : 8600));
    if (change >= until - 5 || change <= from) return versions;
    current.to = change - 1;
    if (rng.chance(difficult ? 0.2 : 0.15)) return versions;
    from = change;
    difficult = !difficult;
  }
}

/** One row per enterprise and period of validity. */
export function enterpriseRows(enterprises: Enterprise[], rng: Rng): Row[] {
  return enterprises.flatMap((enterprise) =>
    enterprise.versions.map((version) => {
      const { county, workers } = enterprise;
      const women = Math.round(workers * Math.min(0.9, Math.max(0.05, rng.normal(0.38, 0.15))));
      return {
        ent_id: enterprise.id,
        ent_name: enterprise.name,
        org_id: county.code,
        org_name: `${county.name}总工会`,
        region_code: county.code,
        region_name: county.name,
        township: townshipOf(county, enterprise.id.charCodeAt(enterprise.id.length - 1) % 9),
        park: rng.chance(0.18) ? `${county.name}工业园区` : '',
        ownership: enterprise.ownership,
        size: workers > 1000 ? 'large' : workers > 300 ? 'medium' : workers > 20 ? 'small' : 'micro',
        industry: enterprise.industry,
        operating_state: version.state,
        is_difficult: version.difficult,
        difficult_basis: version.basis,
        is_restructured: enterprise.restructured,
        is_labour_intensive: 'CEHOL'.includes(enterprise.industry) && workers > 80,
        is_platform: enterprise.platform,
        workers,
        women,
        migrants: Math.round(workers * (enterprise.industry === 'E' ? 0.75 : 0.35) * rng.next()),
        agency_workers: rng.chance(0.3) ? Math.round(workers * rng.next() * 0.3) : 0,
        members: enterprise.hasUnion ? Math.round(workers * (0.7 + rng.next() * 0.28)) : 0,
        has_union: enterprise.hasUnion,
        union_founded_on: enterprise.founded ?? null,
        has_congress: enterprise.hasUnion && rng.chance(0.55),
        has_mediation: rng.chance(workers > 100 ? 0.5 : 0.15),
        aliases: [enterprise.name.replace(/(有限责任公司|有限公司)$/, '')],
        valid_from: version.from,
        valid_to: version.to ?? null
      };
    })
  );
}
