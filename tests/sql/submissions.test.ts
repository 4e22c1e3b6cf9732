import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openAppDb, type AppDb } from '#lib/app-db/open.ts';
import { addSubmission, askAbout, requestsOf, rememberMapping } from '#lib/app-db/submissions.ts';
import type { Choices, RequestKind } from '#lib/submissions/request.ts';
import { shapeKey } from '#lib/submissions/shape.ts';
import { readAnswer } from '#pipelines/desk/answers.ts';
import { giveRefused } from '#pipelines/desk/give-refused.ts';
import { inspectSubmission } from '#pipelines/desk/inspect-submission.ts';
import { openRequests } from '#pipelines/desk/open-requests.ts';
import { takeLoads } from '#pipelines/desk/take-loads.ts';
import { LandingDuck } from '#pipelines/landing/landing-duck.ts';
import { World } from './world.ts';

/** A file of the page 报送 from the drop to the figures and back, with the functions that desk and schedule call. */
let world: World;
let app: AppDb;
let duck: LandingDuck;
beforeEach(async () => {
  world = new World(['petitions']);
  app = await openAppDb(world.folder.appDb, world.clock);
  duck = new LandingDuck(join(world.root, 'desk-spill'));
});
afterEach(() => {
  duck.close();
  app.client.close();
  world.dispose();
});

const LETTERS = [
  '编号,登记时间,所在片区,来访人反映,联系电话',
  'Q1,2026-11-03,商州区,三个月没发工资请打13991234567,13991234567',
  'Q2,某天上午,商州区,天天加班,13991234568',
  'Q3,2026-11-05,商州区,没有签合同,13991234569'
].join('\n');
const COLUMNS = {
  编号: 'petition_id',
  登记时间: 'received_at',
  所在片区: 'region_name',
  来访人反映: 'body',
  联系电话: 'petitioner_key'
};

async function drop(content: string | Uint8Array, name = '来访.csv', choices: Choices = {}): Promise<number> {
  const stored = randomUUID();
  mkdirSync(join(world.folder.submissions, stored), { recursive: true });
  writeFileSync(join(world.folder.submissions, stored, 'file'), content);
  const file = {
    stored,
    file_name: name,
    byte_count: content.length,
    unit_org_id: '611002',
    unit_name: '商州区总工会'
  };
  return addSubmission(app, file, choices, world.clock);
}

async function ask(id: number, kind: RequestKind, choices: Choices = {}, note: string | null = null) {
  const after = (await requestsOf(app, [id])).filter((one) => one.kind !== 'refused').at(-1)!.request_id;
  return askAbout(app, { submission_id: id, after, kind, choices, note }, world.clock);
}

async function look(id: number) {
  for (const request of await openRequests(app, world.folder, ['inspect']))
    await inspectSubmission(request, { folder: world.folder, app, duck, now: () => world.clock });
  return readAnswer(world.folder, id)!;
}

async function runLoads(step: (name: string) => void = () => undefined) {
  world.clock = new Date(world.clock.getTime() + 60_000);
  await takeLoads(world.folder, app, { ...world.effects, step });
}
const petitions = () => world.query('select petition_id from core.petitions order by 1');

describe('a dropped file', () => {
  it('is recognised, mapped, loaded as shown, given back, corrected, and taken back as a whole', async () => {
    await world.furnish();
    const id = await drop(LETTERS, undefined, { record: 'petitions', columns: COLUMNS });
    const seen = (await look(id)).recognised!;
    expect(seen.counts).toMatchObject({ read: 3, new: 2, rejected: 1 });
    expect(seen.unit_org_id).toBe('611002');
    expect(JSON.stringify(seen)).not.toMatch(/1399123456/);
    expect(seen.columns.find(({ header }) => header === '联系电话')).toMatchObject({ samples: [], is_personal: true });
    expect(seen.rows.values).toHaveLength(2);
    expect(world.manifests()).toEqual([]);

    await ask(id, 'load');
    await runLoads();
    expect(readAnswer(world.folder, id)).toMatchObject({ state: 'loaded', load: { counts: { new: 2, rejected: 1 } } });
    expect((await petitions()).map((row) => row.petition_id)).toEqual(['Q1', 'Q3']);
    expect(readdirSync(world.folder.submissions)).toEqual([]);

    const request = (await ask(id, 'refused'), (await requestsOf(app, [id])).at(-1)!);
    await giveRefused(world.folder, request);
    const bytes = readFileSync(join(world.folder.outgoing, `refused-${request.request_id}.xlsx`));
    const book = read(bytes);
    const sheet = book.Sheets[book.SheetNames[0]!]!;
    const rows = utils.sheet_to_json<string[]>(sheet, { header: 1 });
    expect(rows).toHaveLength(2);
    expect(rows[0]!.at(-1)).toBe('退回原因');
    utils.sheet_add_aoa(sheet, [['2026-11-04']], { origin: 'B2' });

    await rememberMapping(
      app,
      {
        unit_org_id: '611002',
        record: 'petitions',
        shape: shapeKey(Object.keys(COLUMNS)),
        columns: COLUMNS,
        submission_id: id
      },
      world.clock
    );
    const { write } = await import('@e965/xlsx');
    const again = await drop(write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer, '改正.xlsx');
    const corrected = (await look(again)).recognised!;
    expect(corrected.remembered).toMatchObject({ added: [], gone: [] });
    expect(corrected.columns.map(({ header }) => header)).not.toContain('退回原因');
    expect(corrected.counts).toMatchObject({ read: 1, new: 1, rejected: 0 });
    await ask(again, 'load');
    await runLoads();
    expect((await petitions()).map((row) => row.petition_id)).toEqual(['Q1', 'Q2', 'Q3']);
    const wider = LETTERS.replace('联系电话', '联系电话,新栏').replaceAll('Q', 'W');
    const changed = (await look(await drop(wider))).recognised!;
    expect(changed.remembered).toMatchObject({ added: ['新栏'], gone: [] });
    expect(changed.columns.map(({ field }) => field)).toEqual([...Object.values(COLUMNS), null]);

    await ask(id, 'undo', {}, '报错了');
    await runLoads();
    expect(readAnswer(world.folder, id)).toMatchObject({ state: 'undone', undone: { note: '报错了' } });
    expect((await petitions()).map((row) => row.petition_id)).toEqual(['Q2']);
  });

  it('with another matter under a known number is held, and loaded as a revision when a person confirms it', async () => {
    await world.furnish();
    const letter = (day: string, words: string) => `编号,登记时间,内容\nQ7,${day},${words}\n`;
    for (const content of [letter('2026-10-05', '食堂停办'), letter('2026-11-09', '欠发三个月工资')]) {
      const id = await drop(content, '来信.csv', { record: 'petitions' });
      const { counts, sender, header_row } = (await look(id)).recognised!;
      expect([sender?.from, header_row]).toEqual(['given', 1]);
      await ask(id, 'load', counts.held ? { is_confirmed: true } : {});
      await runLoads();
      expect([counts.held, readAnswer(world.folder, id)?.load?.counts.revised]).toEqual(
        content.includes('食堂') ? [0, 0] : [1, 1]
      );
    }
    expect(await petitions()).toHaveLength(1);
  });

  it('killed anywhere in its load is landed once by the next run', async () => {
    await world.furnish();
    for (const at of ['claim', 'commit', 'seal', 'build']) {
      const id = await drop(LETTERS.replaceAll('Q', at), `${at}.csv`, { record: 'petitions', columns: COLUMNS });
      await look(id);
      await ask(id, 'load');
      // The remains of a killed process: the answer still says that it is being loaded.
      const before = readAnswer(world.folder, id)!;
      await runLoads((name) => {
        if (name === at) throw new Error('killed');
      }).catch(() => undefined);
      writeFileSync(
        join(world.folder.answers, `${id}.json`),
        JSON.stringify({ ...before, request_id: before.request_id + 1, state: 'loading' })
      );
      await runLoads();
      expect(readAnswer(world.folder, id), at).toMatchObject({ state: 'loaded', load: { counts: { new: 2 } } });
      expect(
        world.manifests().filter((manifest) => manifest.submission_id === id),
        at
      ).toHaveLength(1);
    }
    expect(await petitions()).toHaveLength(8);
  });

  it('that cannot be read says why, and one that ends the process over and over is given up', async () => {
    const id = await drop(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0]), '图.csv');
    expect(await look(id)).toMatchObject({ state: 'unreadable', recognised: null });
    expect(readAnswer(world.folder, id)!.problem!.message).toContain('图.csv');

    const bad = await drop(LETTERS, '坏.csv');
    const request_id = (await requestsOf(app, [bad])).at(-1)!.request_id;
    writeFileSync(
      join(world.folder.answers, `${bad}.json`),
      JSON.stringify({
        submission_id: bad,
        request_id,
        state: 'inspecting',
        at: '',
        attempts: 3,
        problem: null,
        recognised: null,
        load: null,
        undone: null
      })
    );
    expect((await look(bad)).problem!.message).toContain('连续几次中断');
  });

  it('is decided once: a second window is told', async () => {
    const id = await drop(LETTERS);
    const after = (await requestsOf(app, [id])).at(-1)!.request_id;
    const next = { submission_id: id, after, kind: 'discard' as const, choices: {}, note: null };
    await askAbout(app, next, world.clock);
    await expect(askAbout(app, next, world.clock)).rejects.toThrow(/另一个窗口/);
    expect(await openRequests(app, world.folder, ['inspect', 'load'])).toEqual([]);
  });
});
