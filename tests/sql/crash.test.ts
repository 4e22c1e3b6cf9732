import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CrashWorld, hashOfLanding, hashOfMarts, LANDED } from './crash-world.ts';

/**
 * Design invariant 2: kill -9 at any step loses no landed row and needs no repair by hand.
 * Every run here is a real process that really dies. Marts follow from landing, so after a kill in landing one more run
 * must give the landing of an undisturbed run; kills in building follow each other in one folder, each run getting past
 * the step where the one before died, and the last run must give the marts of an undisturbed one.
 */
let world: CrashWorld;
const LANDING_STEPS: [step: string, nth: number][] = [
  ['claim', 2],
  ['inspect', 2],
  ['prepare', 2],
  ['judge', 2],
  ['write', 2],
  ['commit', 1],
  ['commit', 2],
  ['seal', 2],
  ['finish', 1],
  ['finish', 2]
];
/** In the order of a run. */
const BUILD_STEPS: [step: string, nth: number][] = [
  ['annotate', 2],
  ['model:core.visits', 1],
  ['issues', 1],
  ['model:marts.issues', 1],
  ['model:marts.coverage', 1],
  ['check', 1],
  ['publish', 1],
  ['record', 1]
];
let expected: { landing: string; marts: string };

beforeAll(async () => {
  world = await CrashWorld.make();
  const dir = world.prepare('undisturbed');
  expect((await world.run(dir)).status).toBe(0);
  expected = { landing: await hashOfLanding(dir), marts: await hashOfMarts(dir) };
});
afterAll(() => world?.dispose());

describe('kill -9 before each step', () => {
  it.each(LANDING_STEPS)('of landing: %s (occurrence %i)', async (step, nth) => {
    const dir = world.prepare(`${step}-${nth}`);
    expect((await world.run(dir, { step, nth })).signal).toBe('SIGKILL');
    const again = await world.run(dir, { step: LANDED });
    expect([again.stderr, again.signal]).toEqual(['', 'SIGKILL']);
    expect(await hashOfLanding(dir)).toBe(expected.landing);
    expect(readdirSync(join(dir, 'intake', 'work'))).toEqual([]);
    expect(readdirSync(join(dir, 'inbox', 'petitions'))).toEqual([]);
    rmSync(dir, { recursive: true });
  });

  it('of building, one after another', async () => {
    const dir = world.prepare('building');
    for (const [step, nth] of BUILD_STEPS) {
      const died = await world.run(dir, { step, nth });
      expect([step, died.stderr, died.signal]).toEqual([step, '', 'SIGKILL']);
    }
    const last = await world.run(dir);
    expect([last.stderr, last.status]).toEqual(['', 0]);
    expect(await hashOfMarts(dir)).toBe(expected.marts);
  });

  it('of landing and then of building: the marts are those of an undisturbed run', async () => {
    const dir = world.prepare('both');
    expect((await world.run(dir, { step: 'commit', nth: 2 })).signal).toBe('SIGKILL');
    expect((await world.run(dir, { step: 'publish' })).signal).toBe('SIGKILL');
    expect((await world.run(dir)).status).toBe(0);
    expect(await hashOfMarts(dir)).toBe(expected.marts);
  });
});
