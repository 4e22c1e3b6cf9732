import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { judgeStories, seedLines, storyLines, type StoryReport } from '../bench/stories.ts';
import { runDemo } from '../demo-run.ts';
import { DEMOS, demoState } from '../demo-states.ts';

/**
 * The stories planted in small demos of five seeds show in what their texts say; larger scales: `npm run bench --
 * stories`.
 */
const root = mkdtempSync(join(tmpdir(), 'zhisheng-stories-'));
const reports: StoryReport[] = [];
afterAll(() => {
  rmSync(root, { recursive: true, force: true });
  console.log(`planted stories over ${reports.length} seeds\n${seedLines(reports)}`);
});

/** Two seeds are the demos that other tests use as well; the others are loaded here. */
const SEEDS: [name: string, load: (into: string) => Promise<{ folder: StateFolder }>][] = [
  [`${DEMOS.small.seed}`, (into) => demoState('small', into)],
  [`${DEMOS.pages.seed}`, (into) => demoState('pages', into)],
  ...[1, 2, 3].map((seed): (typeof SEEDS)[number] => [
    `${seed}`,
    (into) => runDemo(into, DEMOS.small.scale, seed, () => undefined)
  ])
];

describe.each(SEEDS)('planted stories, seed %s', (seed, load) => {
  let report: StoryReport;
  beforeAll(async () => {
    const { folder } = await load(join(root, seed));
    report = await judgeStories(folder);
    reports.push(report);
    rmSync(join(root, seed), { recursive: true, force: true });
    console.log(`planted stories, seed ${seed}\n${storyLines(report)}`);
  });

  it.each(['arrears', 'textile', 'heat', 'unvisited', 'toys', 'copied', 'couriers', 'wave'])('%s', (id) => {
    const story = report.stories.find((one) => one.id === id)!;
    expect(story.found, story.detail).toBe(true);
  });

  it('raises few hotspots that nobody planted', () => {
    expect(report.false_alarms).toBeLessThanOrEqual(report.hotspots / 2);
  });

  it('gathers a planted matter in one hot issue', () => {
    const told = report.issues.stories.filter(
      (match) => match.expected >= 10 && !match.reference.startsWith('couriers')
    );
    expect(told.length).toBeGreaterThanOrEqual(4);
    for (const match of told) expect(match.f1, match.reference).toBeGreaterThan(0.4);
    expect(report.issues.largest_share).toBeLessThan(0.03);
  });

  it('gives most requests the topic they were written for', () => {
    for (const row of report.accuracy) expect(row.second_level, row.record).toBeGreaterThan(0.6);
  });
});
