import { lockHolder } from '#lib/state/lock-holder.server.ts';
import { readRun, readRuns } from '#lib/state/runs.server.ts';
import { readAllUnreadable } from '#lib/state/unreadable.server.ts';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { takeLock } from '#pipelines/files/lock.ts';
import { writeRun } from '#pipelines/run/run-log.ts';
import type { RunReport } from '#lib/contracts/state/run-report.ts';

let dataDir: string;
let runsDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'run-files-'));
  runsDir = join(dataDir, 'runs');
  mkdirSync(runsDir);
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

/** Written by the pipelines' own writer, so that a change of its shape breaks this test and not the page. */
function write(run_id: string, change: Partial<RunReport> = {}): void {
  writeRun(runsDir, {
    run_id,
    pipelines: ['visits'],
    started_at: '2026-10-20T00:00:00.000Z',
    ended_at: '2026-10-20T00:00:42.000Z',
    status: 'succeeded',
    pid: process.pid,
    files: [
      {
        source: 'visits',
        file: '走访.csv',
        record: 'visits',
        batch_no: 1,
        counts: {
          read: 2,
          new: 1,
          revised: 0,
          duplicate: 0,
          rejected: 1,
          emptied: 0,
          conflicting: 0,
          held: 0,
          totals: 0,
          empty: 0
        },
        left_out: [],
        error: null,
        hint: null
      }
    ],
    notes: [],
    steps: [{ name: '取数入库', ms: 12 }],
    published: '000001-ab.duckdb',
    error: null,
    hint: null,
    ...change
  });
}

describe('runs as the pages see them', () => {
  it('lists the newest first, up to the limit, and a failed run though it published nothing', () => {
    write('20261018T000000-1');
    write('20261019T000000-2');
    write('20261020T000000-3', { status: 'failed', published: null, error: '构建失败', hint: '修正模型' });
    expect(readRuns(runsDir, 2).runs.map((run) => [run.run_id, run.status, run.error])).toEqual([
      ['20261020T000000-3', 'failed', '构建失败'],
      ['20261019T000000-2', 'succeeded', null]
    ]);
  });

  it('tells a run under way from one whose process is gone', () => {
    write('20261020T000000-3', { status: 'running', ended_at: null, published: null });
    expect(readRun(runsDir, '20261020T000000-3')?.status).toBe('interrupted');
    const release = takeLock(runsDir);
    expect(lockHolder(runsDir) !== null).toBe(true);
    expect(readRun(runsDir, '20261020T000000-3')?.status).toBe('running');
    release();
    expect(readRuns(runsDir, 20).runs[0]?.status).toBe('interrupted');
  });

  it('does not take the holder of the lock for another run that never ended', () => {
    write('20261019T000000-2', { status: 'running', ended_at: null, pid: process.pid + 1 });
    const release = takeLock(runsDir);
    expect(readRuns(runsDir, 20).runs[0]?.status).toBe('interrupted');
    release();
  });

  it('does not take a reused process number for the holder', () => {
    write('20261020T000000-3', { status: 'running', ended_at: null });
    writeFileSync(join(runsDir, 'lock.json'), JSON.stringify({ pid: process.pid, started: 'long ago' }));
    expect(readRun(runsDir, '20261020T000000-3')?.status).toBe('interrupted');
  });

  it('passes over files it does not understand and says how many', () => {
    write('20261018T000000-1');
    writeFileSync(join(runsDir, '20261019T000000-2.json'), '{"run_id": "half');
    writeFileSync(join(runsDir, '20261020T000000-3.json'), '{"of": "another version"}');
    writeFileSync(join(runsDir, 'published.json'), '{}');
    const { runs, skipped } = readRuns(runsDir, 20);
    expect(runs.map((run) => run.run_id)).toEqual(['20261018T000000-1']);
    expect(skipped).toBe(2);
  });

  it('reads nothing but run files, whatever the address says', () => {
    writeFileSync(join(dataDir, 'secret.json'), '{}');
    expect(['../secret', 'published', '20261018T000000-1/../x', ''].map((id) => readRun(runsDir, id))).toEqual([
      null,
      null,
      null,
      null
    ]);
  });

  it('is empty before the first run', () => {
    rmSync(runsDir, { recursive: true });
    expect(readRuns(runsDir, 20)).toEqual({ runs: [], skipped: 0 });
    expect(readAllUnreadable(join(dataDir, 'inbox'))).toEqual([]);
  });
});

describe('files set aside', () => {
  const aside = (name: string, withFile: boolean) => {
    const dir = join(dataDir, 'inbox', 'petitions', 'unreadable');
    mkdirSync(dir, { recursive: true });
    if (withFile) writeFileSync(join(dir, name), 'x');
    writeFileSync(
      join(dir, `${name}.原因.json`),
      JSON.stringify({
        source: 'petitions',
        file_name: name,
        reason: '内容是图片，不是表格',
        hint: '另存为 CSV',
        first_failed_on: '2026-10-19'
      })
    );
  };

  it('are shown with reason and hint until the file is removed', () => {
    aside('来信.pdf', true);
    aside('已处理.csv', false);
    expect(readAllUnreadable(join(dataDir, 'inbox'))).toEqual([
      {
        source: 'petitions',
        file_name: '来信.pdf',
        reason: '内容是图片，不是表格',
        hint: '另存为 CSV',
        first_failed_on: '2026-10-19'
      }
    ]);
  });
});
