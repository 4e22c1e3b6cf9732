/**
 * Which planted stories the text marts show, over five seeds, and the accuracy of the lexicon on the demo's truth:
 * `npx tsx tests/bench/stories.bench.ts [scale]`, scale 1 being the shipped demo (0.3 unless told). Prints, never passes or fails.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDemo } from '../demo-run.ts';
import { judgeStories, storyLines } from './stories.ts';

const scale = Number(process.argv[2] ?? 0.3);
const root = mkdtempSync(join(tmpdir(), 'zhisheng-stories-'));
const missed = new Map<string, number>();
try {
  for (const seed of [1, 2, 3, 4, 5]) {
    const {
      folder,
      report: { steps }
    } = await runDemo(join(root, String(seed)), scale, seed, () => undefined);
    const report = await judgeStories(folder);
    console.log(
      `seed ${seed}, scale ${scale}: ${steps.map((step) => `${step.name} ${(step.ms / 1000).toFixed(1)} s`).join(', ')}`
    );
    for (const story of report.stories) {
      if (!story.found) missed.set(story.id, (missed.get(story.id) ?? 0) + 1);
    }
    console.log(storyLines(report));
    for (const row of report.accuracy) {
      console.log(
        `  topics of ${row.record.padEnd(14)} ${row.records} records: second level ${(100 * row.second_level).toFixed(1)} %, first level ${(100 * row.first_level).toFixed(1)} %, abstained ${(100 * row.abstained).toFixed(1)} %`
      );
    }
    const { bcubed, largest_share, stories } = report.issues;
    console.log(
      `  issues: B-cubed F1 ${bcubed.f1.toFixed(3)} (precision ${bcubed.precision.toFixed(3)}, recall ${bcubed.recall.toFixed(3)}) over ${bcubed.records} requests; largest ${(100 * largest_share).toFixed(1)} %`
    );
    console.log(
      `  best issue of each planted matter, F1: ${stories.map((match) => `${match.reference} ${match.f1.toFixed(2)}`).join(', ')}`
    );
    rmSync(join(root, String(seed)), { recursive: true, force: true });
  }
  console.log(
    missed.size === 0
      ? 'no story missed'
      : `missed: ${[...missed].map(([id, count]) => `${id} in ${count} of 5`).join(', ')}`
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
