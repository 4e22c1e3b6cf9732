/**
 * Which planted stories the text marts show, over five seeds, and the accuracy of the lexicon on the demo's truth.
 * `STORIES_SCALE` sets the scale (0.3); scale 1 is the shipped demo.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runDemo } from '../demo-run.ts';
import type { Note } from './results.ts';
import { judgeStories, storyLines } from './stories.ts';

const SEEDS = [1, 2, 3, 4, 5];

export async function run(note: Note): Promise<void> {
  const scale = Number(process.env.STORIES_SCALE ?? 0.3);
  const root = mkdtempSync(join(tmpdir(), 'zhisheng-stories-'));
  const missed = new Map<string, number>();
  try {
    for (const seed of SEEDS) {
      const { folder } = await runDemo(join(root, String(seed)), scale, seed, () => undefined);
      const report = await judgeStories(folder);
      for (const story of report.stories) if (!story.found) missed.set(story.id, (missed.get(story.id) ?? 0) + 1);
      process.stdout.write(`${storyLines(report)}\n`);
      const { bcubed, largest_share, stories } = report.issues;
      note({
        what: `seed ${seed}, scale ${scale}: B-cubed F1 of all matters over ${bcubed.records} requests`,
        figure: bcubed.f1.toFixed(3),
        ratio: `largest issue ${(100 * largest_share).toFixed(1)} % of the requests`
      });
      note({
        what: `seed ${seed}: F1 of the best issue of each planted matter`,
        figure: stories.map((match) => `${match.reference} ${match.f1.toFixed(2)}`).join(', ')
      });
      for (const row of report.accuracy)
        note({
          what: `seed ${seed}: topics of ${row.record}, ${row.records} records`,
          figure: `second level ${percent(row.second_level)}, first level ${percent(row.first_level)}`,
          ratio: `abstained ${percent(row.abstained)}`
        });
      rmSync(join(root, String(seed)), { recursive: true, force: true });
    }
    note({
      what: `planted stories missed over ${SEEDS.length} seeds`,
      figure: missed.size === 0 ? 'none' : [...missed].map(([id, count]) => `${id} in ${count}`).join(', ')
    });
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
