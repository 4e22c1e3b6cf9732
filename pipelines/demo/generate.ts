import { appendFileSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { InputError } from '#lib/domain/errors.ts';
import { day, dayOf, DAY_SECONDS, iso } from './calendar.ts';
import { FileWriter } from '#pipelines/demo/files/writer.ts';
import { Output } from './output.ts';
import { writeReference } from './reference-files.ts';
import type { Truth } from './rows.ts';
import { storyTruths } from '#pipelines/demo/stories/truth.ts';
import { World } from './world.ts';

export interface DemoOptions {
  dataDir: string;
  /** 1 = demo, 6 = full. */
  scale: number;
  seed: number;
  /** Last day of the data (its calendar day in Shanghai). */
  until: Date;
  log(line: string): void;
}

export interface DemoResult {
  files: number;
  rows: Record<string, number>;
  truthPath: string;
}

/**
 * Writes the demo's source files to `$dataDir/inbox/<source>/`, the marker `demo.json` and the truth files for tests.
 * The same seed, scale and last day give the same bytes.
 * @throws InputError when the scale or the last day cannot be used.
 */
export async function generateDemo(options: DemoOptions): Promise<DemoResult> {
  const { dataDir, scale, seed, until, log } = options;
  const last = dayOf(until);
  if (!(scale > 0 && scale <= 20))
    throw new InputError('INPUT_INVALID', `演示规模不可用:${scale}`, '请给出大于 0、不超过 20 的倍数,如 1 或 6');
  if (last < day('2023-06-30'))
    throw new InputError('INPUT_INVALID', `演示截止日期过早:${iso(last)}`, '请给出 2023-06-30 或更晚的日期');
  mkdirSync(dataDir, { recursive: true });
  const world = new World(seed, scale, last);
  const stamp = new Date(((last + 1) * DAY_SECONDS - 8 * 3600) * 1000 - 1000);
  const writer = new FileWriter(path.join(dataDir, 'inbox'), stamp, world.rng.stream('files'));
  const topicsPath = path.join(dataDir, 'demo-truth-topics.jsonl');
  writeFileSync(`${topicsPath}.part`, '');
  const tagged: Truth[] = [];
  const output = new Output(world, writer, (truths) => {
    appendFileSync(`${topicsPath}.part`, truths.map((truth) => `${JSON.stringify(truth)}\n`).join(''));
    tagged.push(...truths.filter((truth) => truth.story !== undefined));
  });

  await output.petitionsAndPosts();
  log(`信访与帖文已生成:${writer.rows['petitions'] ?? 0} 件、${writer.rows['posts'] ?? 0} 条`);
  await output.visits();
  log(`走访记录已生成:${writer.rows['visits'] ?? 0} 条`);
  const negotiations = await output.negotiations();
  await writeReference(world, writer, output.counts);
  log(`协商与基础台账已生成:协商 ${writer.rows['negotiations'] ?? 0} 份,企业 ${writer.rows['enterprises'] ?? 0} 行`);

  renameSync(`${topicsPath}.part`, topicsPath);
  const truthPath = path.join(dataDir, 'demo-truth.json');
  save(truthPath, {
    seed,
    scale,
    until: iso(last),
    rows: writer.rows,
    rejected: output.rejected,
    low_visit_places: { city: world.plan.low_city, counties: world.plan.low_counties.map((county) => county.code) },
    stories: storyTruths(world, tagged, negotiations)
  });
  save(path.join(dataDir, 'demo.json'), { seed, scale, until: iso(last), generated_at: until.toISOString() });
  return { files: writer.files, rows: writer.rows, truthPath };
}

function save(target: string, value: unknown): void {
  writeFileSync(`${target}.part`, `${JSON.stringify(value, null, 1)}\n`);
  renameSync(`${target}.part`, target);
}
