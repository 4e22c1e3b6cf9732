/**
 * Fingerprints of all key files beside that of the master key: a digit that flipped in `briefing.key` still reads as a
 * key, and every seal made with it would look forged.
 */
import { existsSync } from 'node:fs';
import { hkdfSync } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readKeyFile, retiredKeys } from '#lib/state/key-file.server.ts';
import { namesIn, readStateFile, writeStateJson } from '#lib/state/state-file.server.ts';

/** Name of the file → fingerprint; `intake/key-prints.json` of the data folder. */
const Prints = z.object({ prints: z.record(z.string(), z.string()) });

/** Key files that are not those known of old and were not rotated either; sorted. */
export function changedKeys(keyDir: string, dataDir: string): string[] {
  const known = readPrints(dataDir);
  return keyFiles(keyDir)
    .filter((name) => known[name] !== undefined)
    .filter((name) => {
      const path = join(keyDir, name);
      if (printOf(readKeyFile(path)) === known[name]) return false;
      // A rotation keeps the former key beside the new one.
      return !retiredKeys(path).some((former) => printOf(former) === known[name]);
    });
}

/** Takes note of new and rotated keys; what changed in another way keeps its former fingerprint. Needs the lock. */
export function noteKeys(keyDir: string, dataDir: string): void {
  const known = readPrints(dataDir);
  const changed = changedKeys(keyDir, dataDir);
  const prints = Object.fromEntries(
    keyFiles(keyDir).flatMap((name) => {
      const key = readKeyFile(join(keyDir, name));
      const print = changed.includes(name) ? known[name] : key ? printOf(key) : undefined;
      return print === undefined ? [] : [[name, print]];
    })
  );
  if (JSON.stringify(prints) !== JSON.stringify(known)) writeStateJson(pathOf(dataDir), { prints });
}

function keyFiles(keyDir: string): string[] {
  return namesIn(keyDir)
    .filter((name) => name.endsWith('.key') && existsSync(join(keyDir, name)))
    .sort();
}

/** 32 hex digits that say nothing about the key; null for a file that holds none. */
function printOf(key: Buffer | null): string | null {
  return key && Buffer.from(hkdfSync('sha256', key, '', 'zhisheng/v1/key-print', 16)).toString('hex');
}

function readPrints(dataDir: string): Record<string, string> {
  return readStateFile(pathOf(dataDir), Prints)?.prints ?? {};
}

function pathOf(dataDir: string): string {
  return join(dataDir, 'intake', 'key-prints.json');
}
