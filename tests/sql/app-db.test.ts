import { copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addEntry } from '#lib/app-db/audit-log.ts';
import { allNotes, withdrawNote, writeNote } from '#lib/app-db/chart-notes.ts';
import { openAppDb, type AppDb } from '#lib/app-db/open.ts';
import { assignGap, assignOpenGaps, eventsOf, remindersIn, remindTasks, stepTask, tasksIn } from '#lib/app-db/tasks.ts';
import { backUpAppDb } from '#pipelines/app-state/app-backup.ts';

/** Decisions of people, kept apart from the data and safe. */
let root: string;
let app: AppDb;
const NOW = new Date('2026-11-24T02:00:00Z');
const GAP = {
  gap_id: 'G1-C-611025',
  gap_type: 'G1',
  gap_title: '镇安县',
  gap_since_on: '2026-10-07',
  gap_size: 25,
  unit_org_id: '611025',
  unit_name: '镇安县总工会',
  org_path: '/61/6110/611025/'
};
const OUT = { assignee: '基层工作部', due_on: '2026-12-01', note: null };

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'zhisheng-app-'));
  app = await openAppDb(join(root, 'app.db'), NOW);
});
afterEach(() => {
  app.client.close();
  rmSync(root, { recursive: true, force: true });
});

describe('the number of changes', () => {
  it('grows with what a page may show, whoever writes, and not with the audit log', async () => {
    const elsewhere = await openAppDb(join(root, 'app.db'), NOW);
    const before = await app.stamp();
    await assignGap(elsewhere, GAP, OUT, NOW);
    const assigned = await app.stamp();
    expect(assigned).toBeGreaterThan(before);
    await addEntry(app, { user_id: 'local', user_name: '本机用户', kind: 'read_rows', detail: {} }, NOW);
    expect(await app.stamp()).toBe(assigned);
    const { rows } = await app.client.execute("select name from sqlite_master where type = 'table'");
    for (const name of rows.map((row) => String(row.name))) {
      const watched = await app.client.execute(`select name from sqlite_master where name like 'watch_${name}_%'`);
      const isUnwatched = /^sqlite_|^app_changes$|^audit_log$|^auth_(sessions|verifications)$|^sign_in|^used_codes$/;
      expect([name, watched.rows.length]).toEqual([name, isUnwatched.test(name) ? 0 : 3]);
    }
    elsewhere.client.close();
  });
});

describe('a task', () => {
  it('is given out, changed, done and taken back, and every step is kept', async () => {
    await assignGap(app, GAP, OUT, NOW);
    await assignGap(app, GAP, { ...OUT, due_on: '2026-12-20', note: '改期' }, NOW);
    const [task] = await tasksIn(app, '/61/');
    expect(task).toMatchObject({ gap_id: GAP.gap_id, due_on: '2026-12-20', state: 'assigned', assigned_by: 'local' });
    await stepTask(app, task!.task_id, 'done', '已去', NOW);
    await stepTask(app, task!.task_id, 'done', '已去', NOW);
    expect((await tasksIn(app, '/61/'))[0]).toMatchObject({ state: 'done', done_at: NOW.toISOString() });
    await stepTask(app, task!.task_id, 'reopen', null, NOW);
    await stepTask(app, task!.task_id, 'withdraw', null, NOW);
    expect(await tasksIn(app, '/')).toEqual([]);
    expect((await eventsOf(app, GAP.gap_id)).map((event) => event.step)).toEqual([
      'assign',
      'change',
      'done',
      'reopen',
      'withdraw'
    ]);
  });

  it('cannot skip a step, and an unknown one is told', async () => {
    await assignGap(app, GAP, OUT, NOW);
    const [task] = await tasksIn(app, '/');
    await stepTask(app, task!.task_id, 'done', null, NOW);
    await expect(stepTask(app, task!.task_id, 'withdraw', null, NOW)).rejects.toThrow(/已被改动/);
    await expect(stepTask(app, 999, 'done', null, NOW)).rejects.toThrow(/没有编号/);
    await assignGap(app, GAP, OUT, NOW);
    await expect(stepTask(app, task!.task_id, 'reopen', null, NOW)).rejects.toThrow(/另有在办/);
  });

  it('is given out with many others; one that somebody gave out meanwhile is told and stays', async () => {
    await assignGap(app, GAP, { ...OUT, assignee: '先到的' }, NOW);
    const wanted = Array.from({ length: 1200 }, (_, i) => ({
      gap: i === 700 ? GAP : { ...GAP, gap_id: `G1-C-${i}` },
      assignment: { ...OUT, note: `第 ${i} 个` }
    }));
    expect((await assignOpenGaps(app, wanted, NOW)).map((task) => [task.gap_id, task.assignee])).toEqual([
      [GAP.gap_id, '先到的']
    ]);
    expect(await tasksIn(app, '/')).toHaveLength(1200);
    expect((await tasksIn(app, '/')).find((task) => task.gap_id === GAP.gap_id)?.assignee).toBe('先到的');
    expect(await eventsOf(app, 'G1-C-1199')).toMatchObject([{ step: 'assign', note: '第 1199 个', by: '本机用户' }]);
  });

  it('is reminded once a day while it runs, and the reminder names who and when', async () => {
    await assignGap(app, GAP, OUT, NOW);
    const [task] = await tasksIn(app, '/');
    expect(await remindTasks(app, [task!.task_id, 999], '请抓紧', NOW)).toBe(1);
    expect(await remindTasks(app, [task!.task_id], null, NOW)).toBe(0);
    expect(await remindersIn(app, '/61/6110/')).toEqual([
      { task_id: task!.task_id, at: NOW.toISOString(), by: '本机用户' }
    ]);
    expect(await remindersIn(app, '/61/6101/')).toEqual([]);
    await stepTask(app, task!.task_id, 'done', null, NOW);
    expect(await remindTasks(app, [task!.task_id], null, new Date('2026-11-26T02:00:00Z'))).toBe(0);
  });

  it('is seen in its own scope only', async () => {
    await assignGap(app, GAP, OUT, NOW);
    await assignGap(app, { ...GAP, gap_id: 'G1-C-610102', org_path: '/61/6101/610102/' }, OUT, NOW);
    expect((await tasksIn(app, '/61/6110/')).map((task) => task.gap_id)).toEqual(['G1-C-611025']);
    expect(await tasksIn(app, '/')).toHaveLength(2);
    expect(await tasksIn(app, '/61/%/')).toEqual([]);
  });
});

describe('a note', () => {
  it('is taken back once and stays on record', async () => {
    const given = {
      noted_on: '2026-07-01',
      text: '新规实施',
      org_id: null,
      org_name: null,
      org_path: null,
      chart: null
    };
    const number = await writeNote(app, { ...given, written_name: '省总研究室' }, NOW);
    await withdrawNote(app, number, NOW);
    expect(await allNotes(app)).toMatchObject([{ ...given, note_id: number, withdrawn_at: NOW.toISOString() }]);
    await expect(withdrawNote(app, number, NOW)).rejects.toMatchObject({ code: 'INPUT_INVALID' });
  });
});

describe('the file', () => {
  it('opens again with what was written and runs no migration twice', async () => {
    await assignGap(app, GAP, OUT, NOW);
    app.client.close();
    app = await openAppDb(join(root, 'app.db'), NOW);
    expect(await tasksIn(app, '/')).toHaveLength(1);
  });

  it('is left alone when a newer version wrote it', async () => {
    await app.client.execute('pragma user_version = 99');
    app.client.close();
    await expect(openAppDb(join(root, 'app.db'), NOW)).rejects.toMatchObject({ code: 'QUERY_FAILED' });
    app = await openAppDb(join(root, 'other.db'), NOW);
  });

  it('is copied whole once a day while pages write', async () => {
    await assignGap(app, GAP, OUT, NOW);
    const folder = { appDb: join(root, 'app.db'), backups: join(root, 'backups') };
    expect(await backUpAppDb(folder, '2026-11-24')).toBe('app-2026-11-24.db');
    expect(await backUpAppDb(folder, '2026-11-24')).toBeNull();
    await assignGap(app, { ...GAP, gap_id: 'G1-C-2' }, OUT, NOW);
    copyFileSync(join(folder.backups, 'app-2026-11-24.db'), join(root, 'restored.db'));
    const restored = await openAppDb(join(root, 'restored.db'), NOW);
    expect((await tasksIn(restored, '/')).map((task) => task.gap_id)).toEqual([GAP.gap_id]);
    restored.client.close();
    for (let day = 1; day <= 20; day++) await backUpAppDb(folder, `2026-12-${String(day).padStart(2, '0')}`);
    expect(readdirSync(folder.backups)).toHaveLength(14);
    expect(await backUpAppDb({ ...folder, appDb: join(root, 'none.db') }, '2027-01-01')).toBeNull();
  });
});
