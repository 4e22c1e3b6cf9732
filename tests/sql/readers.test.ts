import { mkdtempSync, readdirSync, readlinkSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { QueryError } from '#lib/domain/errors.ts';
import { Warehouse } from '#lib/server/warehouse.ts';
import { rollBack } from '#pipelines/warehouse/publish.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { publishHalves } from './two-halves.ts';

/** Design invariant 1: readers never wait and never see half a load. */
const root = mkdtempSync(join(tmpdir(), 'zhisheng-readers-'));
let folder: StateFolder;

beforeAll(() => {
  folder = openStateFolder({ DATA_DIR: join(root, 'data'), KEY_DIR: join(root, 'keys') });
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('readers while 50 publications happen', () => {
  it('sees whole generations only, in order, without an error, and leaves no stale handle', async () => {
    await publishHalves(folder, root, 0);
    const warehouse = new Warehouse(folder.warehouse, '256MB');
    let publishing = true;
    const seen = new Set<number>();
    const readers = Array.from({ length: 6 }, async () => {
      let last = -1;
      let reads = 0;
      while (publishing) {
        const [first, second] = await warehouse.read(async ({ connection }) => {
          const one = await connection.runAndReadAll(
            'select generation, count(*)::integer as row_count from left_half group by all'
          );
          // Another publication may happen between the two statements of one page.
          await new Promise((resolve) => setTimeout(resolve, 2));
          const two = await connection.runAndReadAll(
            'select generation, count(*)::integer as row_count from right_half group by all'
          );
          return [one.getRowObjectsJson(), two.getRowObjectsJson()];
        });
        expect(first).toEqual(second);
        expect(first).toHaveLength(1);
        const generation = Number(first![0]!.generation);
        expect(generation).toBeGreaterThanOrEqual(last);
        last = generation;
        seen.add(generation);
        reads++;
      }
      return reads;
    });
    for (let generation = 1; generation <= 50; generation++) await publishHalves(folder, root, generation);
    await warehouse.read(async ({ connection }) => {
      expect(
        (await connection.runAndReadAll('select max(generation) as g from left_half')).getRowObjectsJson()
      ).toEqual([{ g: 50 }]);
    });
    publishing = false;
    const reads = await Promise.all(readers);
    expect(Math.min(...reads)).toBeGreaterThan(5);
    expect(seen.size).toBeGreaterThan(5);
    expect(openGenerations()).toBe(1);
    await warehouse.close();
    expect(openGenerations()).toBe(0);
  });

  it('keeps the last generations and follows a rollback', async () => {
    expect(readdirSync(folder.generations).filter((name) => name.endsWith('.duckdb'))).toHaveLength(3);
    const warehouse = new Warehouse(folder.warehouse, '256MB');
    const current = async () =>
      warehouse.read(
        async ({ connection }) =>
          (await connection.runAndReadAll('select max(generation) as g from left_half')).getRowObjectsJson()[0]!.g
      );
    expect(await current()).toBe(50);
    rollBack(folder);
    expect(await current()).toBe(49);
    await warehouse.close();
  });

  it('says what to do when nothing has been published', async () => {
    const warehouse = new Warehouse(join(root, 'nothing.duckdb'));
    await expect(warehouse.read(() => Promise.resolve(1))).rejects.toThrow(QueryError);
  });
});

/** How many warehouse files this process holds open. */
function openGenerations(): number {
  return readdirSync('/proc/self/fd').filter((fd) => {
    try {
      return /generations|warehouse\.duckdb/.test(readlinkSync(`/proc/self/fd/${fd}`));
    } catch {
      return false;
    }
  }).length;
}
