import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

const PROCESSES = '/proc';
/** The lowest two bits of the flags of an open file: 0 reads, 1 writes, 2 does both (open(2)). */
const ACCESS_BITS = 0b11;

/**
 * Files that some process on this machine has open for writing, by path. Empty where the system does not tell (only
 * Linux has `/proc`), and
 * without the files of processes of other users unless the caller may see them: size and time are watched besides.
 */
export function filesBeingWritten(): Set<string> {
  return new Set(
    listed(PROCESSES)
      .filter((name) => /^\d+$/.test(name))
      .flatMap((pid) =>
        listed(`${PROCESSES}/${pid}/fd`).flatMap((fd) => {
          const path = targetOf(`${PROCESSES}/${pid}/fd/${fd}`);
          return path?.startsWith('/') && isWriting(`${PROCESSES}/${pid}/fdinfo/${fd}`) ? [path] : [];
        })
      )
  );
}

/** A process may end, or belong to somebody else, while it is looked at. */
function listed(dir: string): string[] {
  try {
    return readdirSync(dir);
  } catch {
    return [];
  }
}

function targetOf(link: string): string | undefined {
  try {
    return readlinkSync(link);
  } catch {
    return undefined;
  }
}

function isWriting(info: string): boolean {
  try {
    const flags = /^flags:\s*([0-7]+)/m.exec(readFileSync(info, 'utf8'));
    return flags !== null && (Number.parseInt(flags[1]!, 8) & ACCESS_BITS) !== 0;
  } catch {
    return false;
  }
}
