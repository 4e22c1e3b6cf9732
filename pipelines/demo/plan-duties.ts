/** Rows of planned work: promised deeds, research topics, upward reports, meetings. */
import { dayAt, parts } from './calendar.ts';
import { drawKey, type Rng } from './random.ts';
import type { Row } from './rows.ts';
import type { World } from './world.ts';
import { localUnions, yearsUntil } from './duty-owners.ts';

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
  return yearsUntil(world.until).flatMap((year) =>
    localUnions(world)
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
  return yearsUntil(world.until).flatMap((year) =>
    localUnions(world)
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
  return yearsUntil(world.until).flatMap((year) =>
    localUnions(world)
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
  return yearsUntil(world.until).flatMap((year) =>
    localUnions(world)
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
