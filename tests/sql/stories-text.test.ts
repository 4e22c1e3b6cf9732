import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { judgeStories, storyLines, type StoryReport } from '../bench/stories.ts';
import { demoState } from '../demo-states.ts';

/** The stories planted in a small demo show in what its texts say; five seeds and larger scales: tests/bench/stories.bench.ts. */
const root = mkdtempSync(join(tmpdir(), 'zhisheng-stories-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe.each(['small', 'pages'] as const)('planted stories, demo「%s」', (name) => {
  let report: StoryReport;
  beforeAll(async () => {
    const { folder } = await demoState(name, join(root, name));
    report = await judgeStories(folder);
    console.log(`planted stories, demo「${name}」\n${storyLines(report)}`);
  });

  it.each(['arrears', 'textile', 'heat', 'unvisited', 'toys', 'copied', 'couriers', 'wave'])('%s', (id) => {
    const story = report.stories.find((one) => one.id === id)!;
    expect(story.found, story.detail).toBe(true);
  });

  it('raises few hotspots that nobody planted', () => {
    expect(report.false_alarms).toBeLessThanOrEqual(report.hotspots / 2);
  });

  it('gathers a planted matter in one hot issue', () => {
    const told = report.issues.stories.filter((match) => match.expected >= 10 && !match.reference.startsWith('couriers'));
    expect(told.length).toBeGreaterThanOrEqual(4);
    for (const match of told) expect(match.f1, match.reference).toBeGreaterThan(0.4);
    expect(report.issues.largest_share).toBeLessThan(0.03);
  });

  it('gives most requests the topic they were written for', () => {
    for (const row of report.accuracy) expect(row.second_level, row.record).toBeGreaterThan(0.6);
  });
});
