/**
 * Every place where this process changes the state folder from Node: a rename, a link, a removal, a write, a copy, a
 * synchronisation. A process may be killed before any of them, and it is known what had reached the disk by then. What
 * DuckDB and SQLite write by themselves is no point of its own.
 */
import fs, { readlinkSync, statSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';

/** File number → time of its content when it was last brought to the disk, in milliseconds. */
export type Synced = Record<string, number>;

type Call = (...args: unknown[]) => unknown;
type Calls = Record<string, Call>;

const BEFORE = ['renameSync', 'linkSync', 'rmSync', 'unlinkSync', 'copyFileSync', 'writeFileSync', 'writeSync'];
const BEFORE_LATER = ['rename', 'rm', 'copyFile', 'writeFile'];

/**
 * @param below paths of other folders are no points
 * @param atPoint called before each point
 * @returns what was synchronised so far; it goes on growing
 */
export function watchWrites(below: string, atPoint: () => void): Synced {
  const synced: Synced = {};
  const pathOf = (given: unknown) =>
    typeof given === 'number' ? readlinkSync(`/proc/self/fd/${given}`) : String(given);
  const isBelow = (given: unknown) => pathOf(given).startsWith(below);
  const note = (path: string) => {
    const { ino, mtimeMs } = statSync(path);
    synced[ino] = mtimeMs;
  };
  const wrap = (calls: Calls, names: readonly string[]) => {
    for (const name of names) {
      const real = calls[name]!;
      calls[name] = (...args) => {
        if (isBelow(args[0])) atPoint();
        const result = real(...args);
        const options = args[2] as { flush?: boolean } | undefined;
        if (name === 'writeFileSync' && options?.flush) note(pathOf(args[0]));
        return result;
      };
    }
  };
  wrap(fs as unknown as Calls, BEFORE);
  wrap(promises as unknown as Calls, BEFORE_LATER);
  const fsync = fs.fsyncSync;
  fs.fsyncSync = (handle) => {
    const path = pathOf(handle);
    if (path.startsWith(below)) atPoint();
    fsync(handle);
    if (path.startsWith(below)) note(path);
  };
  const open = promises.open;
  promises.open = async (path, ...rest) => {
    const handle = await open(path, ...rest);
    if (isBelow(path)) {
      const sync = handle.sync.bind(handle);
      handle.sync = async () => {
        atPoint();
        await sync();
        note(readlinkSync(`/proc/self/fd/${handle.fd}`));
      };
    }
    return handle;
  };
  syncBuiltinESMExports();
  return synced;
}
