import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** A record to annotate. */
export interface Sample {
  id: string;
  title: string;
  text: string;
  label: string;
}

/**
 * A file of the folder that `SAMPLES_DIR` names, or null with a printed reason. Real texts are no part of the
 * project.
 */
export function sampleFile(name: string): string | null {
  const folder = process.env.SAMPLES_DIR;
  const path = folder ? resolve(folder, name) : '';
  if (folder && existsSync(path)) return path;
  const reason = folder ? `no ${name} in SAMPLES_DIR` : 'SAMPLES_DIR is not set';
  process.stdout.write(`  skipped, ${reason}\n`);
  return null;
}

/** The labelled messages of the real data, or made-up ones of similar length. */
export function samples(count: number): { samples: Sample[]; origin: string } {
  const path = sampleFile('data/petitions/labelled-dev.jsonl');
  if (path) {
    const lines = readFileSync(path, 'utf8').trim().split('\n').slice(0, count);
    return { samples: lines.map((line) => JSON.parse(line) as Sample), origin: 'real messages' };
  }
  return { samples: Array.from({ length: count }, (_, i) => madeUp(i)), origin: 'made-up texts' };
}

const OPENINGS = [
  '我是在工地干活的',
  '我们厂里的老员工',
  '本人在物业公司上班',
  '孩子今年上小学',
  '小区门口的路',
  '公交车'
];
const MATTERS = [
  ['公司三个月没有发工资，多次反映没人管', 'T01'],
  ['单位一直不给缴纳社保，养老保险也断了', 'T04'],
  ['学校通知下周开家长会，希望增加托管时间', '其他'],
  ['晚上施工噪声很大，居民无法休息', '其他'],
  ['加班没有加班费，每月只休两天', 'T06']
] as const;
const ENDINGS = [
  '请有关部门尽快处理。',
  '希望得到答复，谢谢！',
  '涉及二十多人，共计3.5万元。',
  '电话13800138000，盼回复。'
];

/** A repeatable message without any real person's words. */
export function madeUp(i: number): Sample {
  const [matter, label] = MATTERS[i % MATTERS.length] as (typeof MATTERS)[number];
  const middle = Array.from(
    { length: 1 + ((i * 7) % 9) },
    (_, k) =>
      `${OPENINGS[(i + k) % OPENINGS.length]}，${MATTERS[(i + k * 3) % MATTERS.length]?.[0]}，这是第${i % 977}次说明。`
  ).join('');
  return { id: `s${i}`, title: matter, text: `${middle}${matter}。${ENDINGS[i % ENDINGS.length]}`, label };
}
