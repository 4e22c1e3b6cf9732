import { dayAt, type Day } from './calendar.ts';
import type { Enterprise } from './enterprises.ts';
import type { County } from './places.ts';
import { drawKey, type Rng } from './random.ts';
import { sized, type Row } from './rows.ts';
import { isSilent } from '#pipelines/demo/stories/plan.ts';
import type { World } from './world.ts';

interface Unit {
  type: 'enterprise' | 'area' | 'sector';
  county: County;
  company?: Enterprise;
  covered: Enterprise[];
  sector: string;
  workers: number;
}

const SECTORS = [
  '餐饮',
  '建筑',
  '快递',
  '家政',
  '货运物流',
  '煤矿',
  '煤化工',
  '纺织',
  '食品加工',
  '建材',
  '环卫',
  '物业'
];
const CLAUSES = [
  '工资水平',
  '工资调整幅度',
  '支付办法',
  '奖金分配',
  '津贴补贴',
  '加班工资',
  '高温津贴',
  '工龄补贴',
  '女职工保护',
  '劳动定额'
];

/** Signed in spring and summer after the offer drive of March to May. */
function offerDay(year: number, rng: Rng): Day {
  return rng.chance(0.62) ? dayAt(year, rng.int(3, 5), rng.int(1, 28)) : dayAt(year, rng.int(1, 12), rng.int(1, 28));
}

/**
 * Negotiations of every bargaining unit from 2021 on, so that about 900 agreements are in force at any time (scale
 * 1).
 */
export function buildNegotiations(world: World): Row[] {
  const rng = world.rng.stream('negotiations');
  const rows: Row[] = [];
  for (const unit of units(world, rng)) chain(unit, world, rng, rows);
  heatAgreement(world, rng, rows);
  return rows.sort((a, b) => Number(a['offered_on']) - Number(b['offered_on']));
}

function units(world: World, rng: Rng): Unit[] {
  const toys = new Set(world.plan.toys.companies.map((company) => company.id));
  const able = rng.sample(
    world.enterprises.filter((company) => company.hasUnion && company.workers >= 25 && !toys.has(company.id)),
    sized(960, world.scale, 30)
  );
  const list: Unit[] = able.map((company) => ({
    type: 'enterprise',
    county: company.county,
    company,
    covered: [company],
    sector: '',
    workers: company.workers
  }));
  for (const company of world.plan.toys.companies.slice(0, world.plan.toys.agreements))
    list.push({
      type: 'enterprise',
      county: company.county,
      company,
      covered: [company],
      sector: '',
      workers: company.workers
    });
  const group = (type: 'area' | 'sector', count: number): void => {
    for (let i = 0; i < count; i++) {
      const county = world.places.draw(rng);
      if (county.code === world.plan.toys.county.code) continue;
      const covered = rng.sample(world.companiesIn(county), rng.int(3, 9));
      list.push({
        type,
        county,
        covered,
        sector: type === 'sector' ? rng.pick(SECTORS) : '',
        workers: covered.reduce((sum, company) => sum + company.workers, 0) + rng.int(20, 900)
      });
    }
  };
  group('area', sized(172, world.scale, 5));
  group('sector', sized(98, world.scale, 4));
  return list;
}

/** One unit's agreements one after the other; some stop and stay expired, some offers are never answered. */
function chain(unit: Unit, world: World, rng: Rng, rows: Row[]): void {
  let offered = rng.chance(0.72) ? offerDay(rng.int(2021, 2022), rng) : offerDay(rng.int(2023, 2026), rng);
  let previous = '';
  while (offered <= world.until) {
    if (isSilent(world.plan, unit.county.code, offered)) offered = world.plan.silent.to + rng.int(1, 30);
    const years = drawKey(rng, { 1: 68, 2: 24, 3: 8 });
    const answered = !rng.chance(0.04);
    const signed = answered && !rng.chance(0.03) ? offered + rng.int(30, 90) : null;
    const row = negotiation(unit, { offered, signed, years: Number(years), serial: rows.length }, world, rng);
    if (previous) row['renews_nego_id'] = previous;
    rows.push(row);
    if (signed === null) {
      if (rng.chance(0.5)) return;
      offered += rng.int(200, 420);
      continue;
    }
    if (rng.chance(0.07)) return;
    previous = String(row['nego_id']);
    offered = signed + Number(years) * 365 - rng.int(20, 100);
  }
}

/** One offer and the agreement that follows it; `signed` null when none does. */
interface Offer {
  offered: Day;
  signed: Day | null;
  years: number;
  /** Rows before this one, for the number. */
  serial: number;
}

function negotiation(unit: Unit, { offered, years, serial, ...offer }: Offer, world: World, rng: Rng): Row {
  const { until } = world;
  const cut = (value: Day | null): Day | null => (value === null || value > until ? null : value);
  const signed = cut(offer.signed);
  const answered = offer.signed === null ? null : cut(offered + rng.int(3, 20));
  const filed = signed === null ? null : cut(signed + rng.int(7, 20));
  const effective = signed === null ? null : filed === null ? null : filed + rng.int(1, 15);
  const increase = rng.chance(0.06)
    ? 0
    : rng.chance(0.02)
      ? -rng.int(1, 5)
      : Math.round(Math.max(0.5, rng.normal(5.5, 2)) * 10) / 10;
  const women = Math.round(unit.workers * (0.2 + rng.next() * 0.4));
  const year = new Date(offered * 86400000).getUTCFullYear();
  return {
    nego_id: `JT${year}${unit.county.code}${String(serial + 1).padStart(6, '0')}`,
    nego_type: unit.type,
    org_id: unit.county.code,
    org_name: `${unit.county.name}总工会`,
    region_code: unit.county.code,
    region_name: unit.county.name,
    ent_id: unit.company?.id ?? '',
    ent_name: unit.company?.name ?? '',
    covered_ent_ids: unit.covered.map((company) => company.id),
    sector: unit.sector,
    offer_by: drawKey(rng, { workers: 62, employer: 8, upper_union: 30 }),
    offered_on: offered,
    answered_on: answered,
    met_on: signed === null ? null : signed - rng.int(8, 18),
    congress_on: signed === null || rng.chance(0.1) ? null : signed - rng.int(1, 7),
    signed_on: signed,
    filed_on: filed,
    reviewed_on: filed === null ? null : cut(filed + rng.int(3, 15)),
    effective_from: effective,
    effective_to: effective === null ? null : effective + years * 365 - 1,
    published_on: effective === null || rng.chance(0.15) ? null : cut(effective + rng.int(0, 5)),
    ents_covered: unit.type === 'enterprise' ? 1 : unit.covered.length,
    workers_covered: unit.workers,
    women_covered: women,
    migrants_covered: Math.round(unit.workers * rng.next() * 0.6),
    agency_covered: rng.chance(0.3) ? Math.round(unit.workers * rng.next() * 0.2) : 0,
    increase_pct: signed === null ? null : increase,
    lowest_wage_yuan: signed === null ? null : rng.chance(0.03) ? rng.int(165, 194) * 10 : rng.int(196, 330) * 10,
    base_wage_yuan: signed === null ? null : Math.round(rng.lognormal(4800, 0.22)),
    clauses: rng.sample(CLAUSES, rng.int(3, 6)),
    performed: effective === null || effective + 200 > until ? '' : drawKey(rng, { yes: 84, partly: 12, no: 4 }),
    checked_on: effective === null ? null : rng.chance(0.6) ? cut(effective + rng.int(150, 330)) : null,
    stage:
      effective !== null
        ? effective + years * 365 - 1 < until
          ? '到期'
          : '生效'
        : signed !== null
          ? '报送审查'
          : answered !== null
            ? '协商会议'
            : '要约'
  };
}

/** Story 3: the sector agreement that ends the heat complaints. */
function heatAgreement(world: World, rng: Rng, rows: Row[]): void {
  const { heat } = world.plan;
  if (heat.signed_on > world.until) return;
  const county = heat.counties[0] as County;
  const unit: Unit = {
    type: 'sector',
    county,
    covered: heat.companies,
    sector: '煤化工',
    workers: heat.companies.reduce((sum, company) => sum + company.workers, 0)
  };
  const row = negotiation(
    unit,
    { offered: heat.signed_on - 45, signed: heat.signed_on, years: 2, serial: rows.length + 1 },
    world,
    rng
  );
  rows.push({
    ...row,
    clauses: ['高温津贴', '作业时间', '工资调整幅度', '支付办法'],
    org_id: '6108',
    org_name: '榆林市总工会',
    offer_by: 'upper_union'
  });
}
