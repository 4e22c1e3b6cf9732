import { day, dayAt, festivalDistance, parts, type Day } from './calendar.ts';
import { versionOn } from './enterprises.ts';
import { drawKey, type Rng } from './random.ts';
import { sized, type Row } from './rows.ts';
import { isSilent } from '#pipelines/demo/stories/plan.ts';
import type { World } from './world.ts';

const FIRST = day('2023-01-01');
const years = (until: Day): number[] => Array.from({ length: parts(until).year - 2022 }, (_, i) => 2023 + i);
const unions = (world: World): World['orgs'] =>
  world.orgs.filter((org) => ['city', 'county', 'industrial'].includes(org.kind) && org.to === undefined);

/** Contact points and linked households; some difficult companies and households have none. */
export function linkRows(world: World, rng: Rng): Row[] {
  const rows: Row[] = [];
  const province = world.cadres.filter((cadre) => cadre.org.kind === 'province' && cadre.to === undefined);
  const add = (cadre: string, kind: 'enterprise' | 'household', target: string, from: Day, to: Day | null): void => {
    rows.push({
      link_id: `LX${String(rows.length + 1).padStart(6, '0')}`,
      cadre_key: cadre,
      link_kind: kind,
      ent_id: kind === 'enterprise' ? target : '',
      household_key: kind === 'household' ? target : '',
      linked_from: Math.min(world.until, from),
      linked_to: to
    });
  };
  const local = (code: string): string | undefined => {
    const pool = world.cadres.filter((cadre) => cadre.org.id === code && cadre.to === undefined);
    return pool.length > 0 ? rng.pick(pool).no : undefined;
  };
  for (const company of world.enterprises) {
    const version = versionOn(company, world.until);
    if (!version?.difficult || rng.chance(0.26)) continue;
    const cadre = rng.chance(0.04)
      ? province.filter((candidate) => candidate.rank === 'bureau')[rng.int(0, 2)]?.no
      : local(company.county.code);
    if (cadre) add(cadre, 'enterprise', company.id, Math.max(FIRST, version.from) + rng.int(5, 90), null);
  }
  for (const home of world.households) {
    if (rng.chance(0.17)) continue;
    const cadre = rng.chance(0.03) ? rng.pick(province.slice(4)).no : local(home.county.code);
    if (cadre)
      add(
        cadre,
        'household',
        home.no,
        Math.max(home.archived, day('2022-06-01')) + rng.int(1, 120),
        home.closed ?? (rng.chance(0.05) ? world.until - rng.int(20, 300) : null)
      );
  }
  const homes = world.households.filter((home) => home.closed === undefined);
  for (const cadre of province.filter((candidate) => candidate.rank === 'division'))
    if (homes.length > 0 && rng.chance(0.8))
      add(cadre.no, 'household', rng.pick(homes).no, day('2024-02-01') + rng.int(0, 500), null);
  return rows;
}

/** Own visit targets by year; a fifth of the unions recorded none. */
export function targetRows(world: World, rng: Rng): Row[] {
  const without = new Set(
    unions(world)
      .filter(() => rng.chance(0.2))
      .map((org) => org.id)
  );
  return years(world.until).flatMap((year) =>
    unions(world)
      .filter((org) => !without.has(org.id))
      .map((org) => ({
        org_id: org.id,
        org_name: org.name,
        indicator: 'A06',
        target_value: sized(org.kind === 'city' ? rng.int(30, 60) : rng.int(20, 40), world.scale, 2),
        valid_from: dayAt(year, 1, 1),
        valid_to: dayAt(year, 12, 31)
      }))
  );
}

const DEEDS = [
  ['劳动者驿站提升', '新建改造驿站并公示开放时间'],
  ['金秋助学', '走访核实并发放助学金'],
  ['职工免费体检', '组织一线职工体检'],
  ['暑期托管班', '依托文化宫开设托管班'],
  ['法律服务进工地', '每季度到工地开展咨询'],
  ['技能培训补贴', '开设实用技能班'],
  ['医疗互助扩面', '组织企业集体参保']
] as const;

export function promiseRows(world: World, rng: Rng): Row[] {
  return years(world.until).flatMap((year) =>
    unions(world)
      .filter(() => rng.chance(0.86))
      .flatMap((org) =>
        rng.sample(DEEDS, rng.int(1, 3)).map(([item, measure], i) => {
          const deadline = dayAt(year, rng.int(5, 12), 28);
          const done = deadline + rng.int(-70, 25);
          return {
            promise_id: `SS${year}-${org.id}-${i + 1}`,
            org_id: org.id,
            org_name: org.name,
            plan_year: year,
            item,
            measure: rng.chance(0.95) ? measure : '',
            deadline: rng.chance(0.94) ? deadline : null,
            leader_post: rng.chance(0.93) ? rng.pick(['分管副主席', '常务副主席']) : '',
            department: rng.pick(['权益保障部', '基层工作部', '宣教文体部']),
            responsible_post: rng.chance(0.88) ? rng.pick(['部长', '科长', '负责人']) : '',
            done_on: done <= world.until && rng.chance(0.88) ? done : null
          };
        })
      )
  );
}

export function channelRows(world: World, rng: Rng): Row[] {
  return unions(world).flatMap((org) =>
    rng
      .sample(['12351热线', '微信公众号', '意见箱', '服务窗口', '工会网站', '小程序'], rng.int(1, 5))
      .map((kind, i) => ({
        channel_id: `QD-${org.id}-${i + 1}`,
        org_id: org.id,
        org_name: org.name,
        channel_kind: kind,
        opened_on: day('2015-01-01') + rng.int(0, 3200),
        closed_on: rng.chance(0.06) ? day('2024-01-01') + rng.int(0, 600) : null
      }))
  );
}

export function receptionRows(world: World, rng: Rng): Row[] {
  const orgs = world.orgs.filter(
    (org) => org.kind === 'city' || org.kind === 'province' || (org.kind === 'county' && Number(org.id) % 2 === 0)
  );
  return years(world.until).flatMap((year) =>
    orgs.flatMap((org) =>
      Array.from({ length: 12 }, (_, i) => dayAt(year, i + 1, 15))
        .filter((on) => on <= world.until + 30 && (org.kind !== 'county' || parts(on).month % 3 === 0))
        .map((on) => {
          const held = on <= world.until && rng.chance(0.86) && !isSilent(world.plan, org.id, on);
          return {
            org_id: org.id,
            org_name: org.name,
            planned_on: on,
            held_on: held ? Math.min(world.until, on + (rng.chance(0.9) ? 0 : rng.int(1, 6))) : null,
            leader_post: rng.pick(['主席', '常务副主席', '副主席']),
            leader_form: drawKey(rng, { rota: 5, themed: 2, outreach: 1, case_holder: 1, appointment: 1 }),
            cases: held ? rng.int(0, 9) : null
          };
        })
    )
  );
}

const STUDIES: [string, string[]][] = [
  ['农民工工资支付保障长效机制调研', ['T01.02']],
  ['中小企业工资集体协商实效研究', ['T02']],
  ['困难职工解困脱困动态管理调研', ['T10.01']],
  ['国有企业改制中职工权益维护', ['T08']],
  ['职工技能提升与激励机制研究', ['T09.02']],
  ['女职工生育支持调研', ['T07']],
  ['劳动争议多元化解机制研究', ['T15']],
  ['高温作业劳动保护调研', ['T05.04']],
  ['职工心理健康服务体系研究', ['T16.01']],
  ['煤炭行业职工安全健康状况调研', ['T05.03']]
];

/** Yearly research topics; none of them is about platform work (story 8) or pneumoconiosis (story 4). */
export function studyRows(world: World, rng: Rng): Row[] {
  return years(world.until).flatMap((year) =>
    unions(world)
      .filter((org) => org.kind !== 'county' || rng.chance(0.45))
      .map((org, i) => {
        const [title, codes] = rng.pick(STUDIES);
        const due = dayAt(year, rng.int(9, 12), 20);
        const finished = due + rng.int(-60, 40);
        const done = finished <= world.until && rng.chance(0.8);
        const adopted = done && finished + 30 <= world.until && rng.chance(0.35);
        return {
          study_id: `KT${year}-${String(i + 1).padStart(3, '0')}`,
          org_id: org.id,
          org_name: org.name,
          plan_year: year,
          title: `${org.name.replace(/总工会|工会/, '')}${title}`,
          topic_codes: codes,
          lead_department: rng.pick(['政策研究室', '权益保障部', '办公室']),
          has_plan: rng.chance(0.85),
          due_on: due,
          finished_on: done ? finished : null,
          study_stage: adopted
            ? 'adopted'
            : done
              ? 'drafted'
              : year < parts(world.until).year
                ? 'fieldwork'
                : rng.pick(['chosen', 'registered', 'fieldwork']),
          adopted_on: adopted ? finished + rng.int(5, 30) : null
        };
      })
  );
}

export function reportRows(world: World, rng: Rng): Row[] {
  const subjects: [string, string][] = [
    ['T01.02', '在建项目农民工工资拖欠苗头'],
    ['T04.01', '部分中小企业社保欠缴'],
    ['T08.01', '改制企业职工安置'],
    ['T03.03', '企业裁员降薪动向'],
    ['T05.04', '高温津贴落实不到位']
  ];
  return years(world.until).flatMap((year) =>
    unions(world)
      .filter((org) => rng.chance(org.kind === 'city' ? 0.9 : 0.25))
      .map((org, i) => {
        const [code, subject] = rng.pick(subjects);
        const noticed = Math.min(world.until - 20, dayAt(year, rng.int(1, 11), rng.int(1, 28)));
        return {
          report_id: `SB${year}-${String(i + 1).padStart(3, '0')}`,
          org_id: org.id,
          org_name: org.name,
          topic_code: code,
          subject,
          noticed_on: noticed,
          reported_on: rng.chance(0.85) ? noticed + rng.int(1, 18) : null,
          reported_to: rng.pick(['同级党委', '同级政府', '上级工会'])
        };
      })
  );
}

/** Joint and three-party meetings; some unions hold none in a year. */
export function meetingRows(world: World, rng: Rng): Row[] {
  return years(world.until).flatMap((year) =>
    unions(world)
      .filter((org) => rng.chance(org.kind === 'county' ? 0.55 : 0.85))
      .flatMap((org) =>
        Array.from({ length: rng.int(1, 3) }, (_, i) => ({
          meeting_id: `HY${year}-${org.id}-${i + 1}`,
          org_id: org.id,
          org_name: org.name,
          meeting_kind: drawKey(rng, { government: 5, tripartite: 4, industry: 2 }),
          held_on: dayAt(year, rng.int(1, 12), rng.int(1, 28)),
          topic_codes: rng.sample(['T01', 'T02', 'T04', 'T05', 'T08', 'T10', 'T14'], rng.int(1, 2))
        })).filter((row) => row.held_on <= world.until)
      )
  );
}

const FUNCTIONS = ['困难救助', '就业服务', '争议调解', '法律援助', '职工培训', '医疗互助', '心理疏导'];

export function stationRows(world: World, rng: Rng): Row[] {
  const rows: Row[] = [];
  const add = (level: string, org: World['orgs'][number], name: string): void => {
    const county = world.places.byCode.get(org.region);
    rows.push({
      station_id: `ZD${String(rows.length + 1).padStart(5, '0')}`,
      station_name: name,
      org_id: org.id,
      org_name: org.name,
      region_code: org.region,
      region_name: county?.name ?? world.places.cities.find((city) => city.code === org.region)?.name ?? '',
      station_level: level,
      functions: rng.sample(FUNCTIONS, level === 'city' ? 7 : rng.int(2, 6)),
      opened_on: day('2013-01-01') + rng.int(0, 4000),
      closed_on: rng.chance(0.03) ? day('2024-06-01') + rng.int(0, 400) : null
    });
  };
  for (const org of world.orgs) {
    if (org.kind === 'city') add('city', org, `${org.name.replace('总工会', '')}职工帮扶中心`);
    if (org.kind === 'county' && rng.chance(0.93)) add('county', org, `${org.name.replace('总工会', '')}职工服务中心`);
    if ((org.kind === 'township' || org.kind === 'park') && rng.chance(0.62))
      add('township', org, `${org.name.replace(/总工会|工会/, '')}帮扶站`);
    if (org.kind === 'county' && rng.chance(0.5))
      for (let i = rng.int(1, 3); i > 0; i--)
        add(rng.chance(0.6) ? 'community' : 'enterprise', org, `${org.name.replace('总工会', '')}第${i}帮扶点`);
  }
  return rows;
}

export function tribunalRows(world: World, rng: Rng): Row[] {
  const places = [
    ...world.places.cities.map((city) => ({ code: city.code, name: city.name })),
    ...world.places.counties.map((county) => ({ code: county.code, name: county.name }))
  ];
  return places.map(({ code, name }) => ({
    tribunal_id: `ZC${code}`,
    tribunal_name: `${name}劳动人事争议仲裁委员会`,
    region_code: code,
    region_name: name,
    union_arbitrators: rng.chance(0.11) ? 0 : rng.int(1, 5),
    as_of: dayAt(parts(world.until).year, 6, 30)
  }));
}

/** County × source × month with the number of rows sent; zero reports count, the silent county of story 6 has no line. */
export function submissionRows(world: World, counts: Map<string, number>, rng: Rng): Row[] {
  const rows: Row[] = [];
  const end = parts(world.until);
  for (const org of world.orgs.filter((candidate) => candidate.kind === 'county')) {
    for (const year of years(world.until)) {
      for (let month = 1; month <= 12 && (year < end.year || month < end.month); month++) {
        const on = dayAt(year, month, 1);
        if (isSilent(world.plan, org.id, on)) continue;
        for (const source of ['visits', 'petitions', 'negotiations']) {
          const late = festivalDistance(on).after < 20 ? 8 : 3;
          rows.push({
            org_id: org.id,
            org_name: org.name,
            reported_source: source,
            month: on,
            submitted_on: Math.min(world.until, dayAt(year, month + 1, 1) + rng.int(0, late)),
            row_count: counts.get(`${org.id}/${source}/${on}`) ?? 0
          });
        }
      }
    }
  }
  return rows;
}
