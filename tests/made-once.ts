import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/**
 * A folder that several test files start from, made once per test run by the first file that asks; made-setup.ts gives
 * the place and removes it. Test files run in processes of their own: whoever makes the claim folder makes the state,
 * the others wait for it. The claim stays, so that no later file makes it again.
 * @param make fills the given folder
 * @returns the folder, to be copied and never changed
 */
export async function madeOnce(name: string, make: (building: string) => Promise<void>): Promise<string> {
  const made = join(inject('madeStates'), name);
  const [claim, building, failed] = [`${made}.claim`, `${made}.building`, `${made}.failed`];
  try {
    mkdirSync(claim);
  } catch {
    while (!existsSync(made)) {
      if (existsSync(failed)) throw new Error(`「${name}」could not be made: ${readFileSync(failed, 'utf8')}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    return made;
  }
  try {
    await make(building);
    renameSync(building, made);
    return made;
  } catch (error) {
    writeFileSync(failed, String(error));
    throw error;
  }
}
