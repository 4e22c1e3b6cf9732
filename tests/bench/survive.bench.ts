/**
 * The product is killed, its files are cut, emptied and flipped, its disk is filled, and it is asked by many at once:
 * how often something was lost, and how often nobody said so. `SURVIVE_SHARE` is the share of the whole numbers (1: 200
 * kills, 2,000 flips and so on), `SURVIVE_SEED` draws the places, `SURVIVE_PARTS` names parts. Each part that has ended
 * is kept in the folder of temporary files, so that a bench that was broken off goes on with the next part. `DATA_DIR`
 * and `KEY_DIR` name a published state for the requests.
 */
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { InputError } from '#lib/domain/errors.ts';
import { readSettings } from '#lib/settings/read-settings.ts';
import { readStateFile, writeStateJson } from '#lib/state/state-file.server.ts';
import { seededRandom } from '#lib/stats/random.ts';
import { codeHash } from '#pipelines/files/code-hash.ts';
import type { Figure, Note } from './results.ts';
import { fullDisks, kills, powerCuts } from './survive-deaths.ts';
import { aDay, manyFiles, publications, requests } from './survive-days.ts';
import { flips } from './survive-flips.ts';

/** How much of a part is run, and by which draws. */
export interface Dose {
  /** So many of the whole number, at least `least`. */
  many(whole: number, least: number): number;
  random(): number;
}

const PARTS: Record<string, (dose: Dose, note: Note) => Promise<void>> = {
  kills,
  cuts: powerCuts,
  flips,
  disk: fullDisks,
  readers: publications,
  day: aDay,
  files: manyFiles,
  requests
};

const Kept = z.object({
  parts: z.record(z.string(), z.array(z.object({ what: z.string(), figure: z.string(), ratio: z.string().optional() })))
});

export async function run(note: Note): Promise<void> {
  const { SURVIVE_SHARE, SURVIVE_PARTS, SURVIVE_SEED } = readSettings([
    'SURVIVE_SHARE',
    'SURVIVE_PARTS',
    'SURVIVE_SEED'
  ]);
  const asked = SURVIVE_PARTS ? SURVIVE_PARTS.split(',') : Object.keys(PARTS);
  const unknown = asked.filter((name) => !(name in PARTS));
  if (unknown.length > 0)
    throw new InputError(
      'INPUT_INVALID',
      `没有这一部分：${unknown.join('、')}`,
      `可用：${Object.keys(PARTS).join('、')}`
    );
  // Figures of other code are no part of this run.
  const which = `${codeHash(['pipelines', 'sql'])} ${SURVIVE_SHARE} ${SURVIVE_SEED}`;
  const path = join(tmpdir(), `zhisheng-survive-${createHash('sha256').update(which).digest('hex').slice(0, 12)}.json`);
  const parts: Record<string, Figure[]> = readStateFile(path, Kept)?.parts ?? {};
  for (const name of asked) {
    if (!parts[name]) {
      const figures: Figure[] = [];
      const dose: Dose = {
        many: (whole, least) => Math.max(least, Math.round(whole * SURVIVE_SHARE)),
        random: seededRandom(SURVIVE_SEED + Object.keys(PARTS).indexOf(name))
      };
      await PARTS[name]!(dose, (figure) => figures.push(figure));
      parts[name] = figures;
      writeStateJson(path, { parts });
    }
    parts[name].forEach(note);
  }
}
