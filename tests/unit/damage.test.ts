import { createClient } from '@libsql/client';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  utimesSync,
  writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { addEntry } from '#lib/app-db/audit-log.ts';
import { makeKeyFile, rotateKeyFile } from '#lib/state/key-file.server.ts';
import { checkedJson, readStateFile, writeStateJson } from '#lib/state/state-file.server.ts';
import { anchorAppDb } from '#pipelines/app-state/app-anchor.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { changedKeys, noteKeys } from '#pipelines/intake/key-prints.ts';
import { FORMER_LEDGER, isLedgerWhole, LEDGER_FILE, readLedger, writeLedger } from '#pipelines/issues/ledger.ts';
import { emptyState } from '#pipelines/issues/mine.ts';
import { damagedLabels, keepLabelsFile } from '#pipelines/landing/labels-file.ts';
import { damagedAnnotations, dropDamagedAnnotations, noteAnnotations } from '#pipelines/text/annotation-sums.ts';

/** Files that a disk or a power cut changed: known as such, and worked around. */
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'zhisheng-damage-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** One bit, with size and, but for fractions of a millisecond, time as before. */
function flip(path: string, at: number, bit = 0): void {
  const { atime, mtime } = statSync(path);
  const bytes = readFileSync(path);
  bytes[at]! ^= 1 << bit;
  writeFileSync(path, bytes);
  utimesSync(path, atime, mtime);
}

describe('a state file', () => {
  const Counts = z.object({ read: z.number(), note: z.string() });
  const counts = { read: 1234, note: '读入的行' };

  it('is never read as another one, whichever bit of it flips', () => {
    const path = join(root, 'counts.json');
    writeStateJson(path, counts);
    expect(readStateFile(path, Counts)).toEqual(counts);
    for (let at = 0; at < readFileSync(path).length; at++)
      for (const bit of [0, 5]) {
        flip(path, at, bit);
        // In the name of the checksum alone the content is still the one written.
        expect([null, counts]).toContainEqual(readStateFile(path, Counts));
        flip(path, at, bit);
      }
  });

  it('of a former version, without a checksum, is read', () => {
    const path = join(root, 'counts.json');
    writeFileSync(path, JSON.stringify(counts));
    expect(readStateFile(path, Counts)).toEqual(counts);
    writeFileSync(path, checkedJson(counts).replace('1234', '1235'));
    expect(readStateFile(path, Counts)).toBeNull();
  });
});

describe('keys', () => {
  it('a changed one is named, a rotated one is not', () => {
    const [keys, data] = [join(root, 'keys'), join(root, 'data')];
    for (const name of ['briefing.key', 'sessions.key']) makeKeyFile(join(keys, name));
    noteKeys(keys, data);
    rotateKeyFile(join(keys, 'sessions.key'));
    expect(changedKeys(keys, data)).toEqual([]);
    noteKeys(keys, data);
    const own = readFileSync(join(keys, 'briefing.key'), 'utf8');
    writeFileSync(join(keys, 'briefing.key'), own.replace(/^./, own.startsWith('0') ? '1' : '0'));
    expect(changedKeys(keys, data)).toEqual(['briefing.key']);
    // Looking at it again does not make it the right one.
    noteKeys(keys, data);
    expect(changedKeys(keys, data)).toEqual(['briefing.key']);
  });
});

describe('the ledger of issues', () => {
  it('gives way to the one before it, which is not overwritten by damage', () => {
    const state = (name: string) => ({ ...emptyState(), issues: [{ name }] as never });
    writeLedger(root, state('first'));
    writeLedger(root, state('second'));
    const ledger = join(root, LEDGER_FILE);
    expect(readLedger(root).issues).toEqual([{ name: 'second' }]);
    for (const at of [9, 40, Math.floor(readFileSync(ledger).length / 2), readFileSync(ledger).length - 1]) {
      flip(ledger, at, 2);
      expect([isLedgerWhole(root), readLedger(root).issues]).toEqual([false, [{ name: 'first' }]]);
      flip(ledger, at, 2);
    }
    truncateSync(ledger, 0);
    writeLedger(root, state('third'));
    expect(readLedger(root).issues).toEqual([{ name: 'third' }]);
    truncateSync(ledger, 0);
    expect(readLedger(root).issues).toEqual([{ name: 'first' }]);
    truncateSync(join(root, FORMER_LEDGER), 0);
    expect(() => readLedger(root)).toThrow('台账无法读取');
  });
});

describe('annotations and kept labels', () => {
  it('a cut file of annotations is dropped, a flipped bit is found by the deep look', () => {
    const dir = join(root, 'petitions');
    mkdirSync(dir);
    for (const name of ['a', 'b']) writeFileSync(join(dir, `${name}.v1.parquet`), 'PAR1 rows of this batch PAR1');
    writeFileSync(join(dir, 'c.v1.parquet'), '');
    expect(dropDamagedAnnotations(root)).toEqual(['petitions/c.v1.parquet']);
    noteAnnotations(root);
    flip(join(dir, 'a.v1.parquet'), 8);
    expect(damagedAnnotations(root, true)).toEqual(['petitions/a.v1.parquet']);
    truncateSync(join(dir, 'b.v1.parquet'), 5);
    expect(dropDamagedAnnotations(root)).toContain('petitions/b.v1.parquet');
  });

  it('labels of cleared texts bear their hash, and a repeated clearing leaves one file', () => {
    const dir = join(root, 'petitions');
    mkdirSync(dir);
    for (const content of ['killed', 'finished']) {
      writeFileSync(join(dir, 'draft.tmp'), content);
      keepLabelsFile(join(dir, 'draft.tmp'), dir, '000003-abcd', 0);
    }
    expect(damagedLabels(root)).toEqual([]);
    const [name] = readdirSync(dir);
    expect(name).toMatch(/^000003-abcd\.0\.[0-9a-f]{16}\.parquet$/);
    flip(join(dir, name!), 1);
    expect(damagedLabels(root)).toEqual([`petitions/${name!}`]);
  });
});

describe('app.db', () => {
  const NOW = new Date('2026-11-23T02:00:00Z');
  let folder: StateFolder;
  const past = async (...statements: string[]) => {
    const client = createClient({ url: pathToFileURL(folder.appDb).href });
    for (const statement of statements) await client.execute(statement);
    client.close();
  };

  it('tells rows that changed past the program, and a log whose end is gone', async () => {
    folder = openStateFolder({ DATA_DIR: join(root, 'data'), KEY_DIR: join(root, 'keys') });
    await withAppDb(folder, NOW, async (app) => {
      for (let at = 0; at < 3; at++)
        await addEntry(app, { user_id: 'u', user_name: '甲', kind: 'export', detail: { rows: at } }, NOW);
    });
    expect([await anchorAppDb(folder, NOW), await anchorAppDb(folder, NOW)]).toEqual([[], []]);
    await past('drop trigger watch_users_update', "update users set user_name = '乙'");
    expect(await anchorAppDb(folder, NOW)).toEqual(['rows']);
    await past('drop trigger audit_log_not_deleted', 'delete from audit_log where entry_no = 3');
    expect(await anchorAppDb(folder, NOW)).toContain('audit');
  });
});
