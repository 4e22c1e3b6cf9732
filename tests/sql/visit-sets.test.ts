import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openDuck, runSqlFile, runSqlText } from '#pipelines/duck/sql-file.ts';

const visit = (ent_id: string, recorded_on: string) => ({ ent_id, source: 'visits', is_request: false, recorded_on });
const complaint = (ent_id: string, recorded_on: string) => ({
  ent_id,
  source: 'petitions',
  is_request: true,
  recorded_on
});

it('a visited enterprise is held against those equal to it on that day, whatever happens to them later', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'zhisheng-sets-'));
  const { instance, connection } = await openDuck(':memory:', { spillDir: folder });
  try {
    const enterprises = ['own', 'equal', 'visited later', 'visited before', 'more', 'sooner', 'longer ago'].map(
      (ent_id) => ({ ent_id, industry: 'F', city_code: '610100', size: 'small' })
    );
    enterprises.push({ ent_id: 'elsewhere', industry: 'F', city_code: '610300', size: 'small' });
    const once = enterprises.map(({ ent_id }) =>
      complaint(ent_id, ent_id === 'sooner' ? '2026-01-20' : ent_id === 'longer ago' ? '2025-05-01' : '2025-11-01')
    );
    const records = [
      ...once,
      complaint('more', '2025-11-02'),
      complaint('equal', '2026-03-01'),
      complaint('equal', '2026-03-02'),
      complaint('visited later', '2026-03-01'),
      complaint('own', '2026-02-05'),
      complaint('own', '2026-12-01'),
      visit('own', '2026-02-01'),
      // Not a set of its own: within 180 days of the first.
      visit('own', '2026-04-01'),
      visit('visited later', '2026-03-05'),
      visit('visited before', '2025-12-01')
    ];
    const lines = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
    writeFileSync(join(folder, 'enterprises.jsonl'), lines(enterprises));
    writeFileSync(join(folder, 'records.jsonl'), lines(records));
    await runSqlText(connection, readFileSync(join(import.meta.dirname, '../bench/visits-world.sql'), 'utf8'), {
      folder
    });
    const sets = await runSqlFile(connection, 'queries/enterprises/visit_sets.sql', { as_of: '2026-11-30' });
    const numbers = [...new Set(sets.map(({ set_no }) => set_no))];
    // In order of time: 'visited before' and 'own'; 'visited later' had one complaint more than 'equal' by its day.
    expect(numbers).toHaveLength(2);
    const own = sets.filter(({ set_no }) => set_no === numbers[1]);
    expect(
      own.map((row) => [row.own_after, row.own_earlier, row.peer_after, row.peer_earlier, row.peer_count])
    ).toEqual([
      [1, 0, 1, 0, 1],
      [1, 0, 2, 0, 1]
    ]);
  } finally {
    connection.closeSync();
    instance.closeSync();
    rmSync(folder, { recursive: true, force: true });
  }
});
