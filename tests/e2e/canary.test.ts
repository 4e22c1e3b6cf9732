import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import { openStateFolder, type StateFolder } from '#pipelines/files/state-folder.ts';
import { runAll } from '../demo-run.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { signedInPeople, type Person } from './people.ts';
import { serve, type Served } from './world.ts';

/**
 * Made-up personal data is sent in every place where offices put it: texts, code fields, headers, names of files. It is
 * then looked for wherever the product keeps or shows anything.
 */
const root = newRoot();
const log: string[] = [];
let folder: StateFolder;
let web: Served;
let person: Person;

const PHONE = '13912340066';
const CANARIES = {
  phone: PHONE,
  id: '11010519491231002X',
  card: '6217001234567890124',
  name: '欧阳丹枫',
  mail: 'danfeng.ouyang@example.com',
  plate: '陕A8D9K6'
};

beforeAll(async () => {
  folder = openStateFolder({ DATA_DIR: join(root, 'data'), KEY_DIR: join(root, 'keys') });
  const said = `联系人：${CANARIES.name}，电话${PHONE}，身份证${CANARIES.id}，卡号${CANARIES.card}，${CANARIES.mail}，车牌${CANARIES.plate}`;
  const rows = Array.from(
    { length: 30 },
    (_, i) =>
      `P${i},来电,2026-0${(i % 9) + 1}-15 09:00:00,商州区,欠薪,工地拖欠工资，${said},联系人：${CANARIES.name},${PHONE}`
  );
  const bad = `${PHONE},来电,不是日期,商州区,欠薪,${said},联系人：${CANARIES.name},${PHONE}`;
  writeFileSync(
    join(folder.inbox, 'petitions', `来电_${PHONE}.csv`),
    [`编号,渠道,登记时间,县区,类别,内容,承办单位,联系电话${PHONE}`, ...rows, bad].join('\n')
  );
  await runAll(folder, (line) => log.push(line));
  web = await serve(folder, { ACCOUNTS: 'on', KEY_DIR: folder.keys, REQUEST_LOG: 'all' });
  const everything = { username: 'seeker', roles: ['researcher' as const, 'data_manager' as const], org_id: '' };
  person = (await signedInPeople(folder, [everything])).get('seeker')!;
});
afterAll(async () => {
  await web?.stop();
  removeRoot(root);
});

/** Which canaries stand in a text, and where it was found. */
function found(where: string, text: string): string[] {
  return Object.entries(CANARIES).flatMap(([kind, value]) => (text.includes(value) ? [`${where}: ${kind}`] : []));
}

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, encoding: 'utf8' })
    .map((name) => join(dir, name))
    .filter((path) => statSync(path).isFile());
}

async function get(path: string): Promise<Uint8Array> {
  const response = await fetch(`${web.url}${encodeURI(path)}`, {
    headers: { cookie: person.cookie, accept: 'text/html' }
  });
  return new Uint8Array(await response.arrayBuffer());
}

const textOf = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join('\n')
    : strFromU8(bytes);

describe('personal data that was sent', () => {
  it('stands in no file of the state folder and no line of a log', () => {
    const kept = filesBelow(folder.root).filter((path) => !path.startsWith(folder.inbox));
    expect(kept.length).toBeGreaterThan(20);
    expect(kept.flatMap((path) => found(path, readFileSync(path, 'latin1') + readFileSync(path, 'utf8')))).toEqual([]);
    expect(found('log', log.join('\n'))).toEqual([]);
  });

  it('stands in no row of the published file and of landing, which are compressed', async () => {
    const duck = await openDuck(folder.warehouse, { spillDir: join(root, 'spill'), readOnly: true });
    const rowsOf = async (sql: string) =>
      JSON.stringify(await runSqlText(duck.connection, sql), (_, value: unknown) =>
        typeof value === 'bigint' ? Number(value) : value
      );
    const tables = (await runSqlText(
      duck.connection,
      "select schema_name || '.\"' || table_name || '\"' as name from duckdb_tables() where not internal"
    )) as { name: string }[];
    const wrong: string[] = [];
    for (const { name } of tables) wrong.push(...found(name, await rowsOf(`from ${name}`)));
    for (const path of filesBelow(folder.landing).filter((one) => one.endsWith('.parquet')))
      wrong.push(...found(path, await rowsOf(`from read_parquet('${path}')`)));
    duck.connection.closeSync();
    duck.instance.closeSync();
    expect(tables.length).toBeGreaterThan(50);
    expect(wrong).toEqual([]);
  });

  it('stands on no page, in no file that leaves, and in nothing that browsers load', async () => {
    const pages = [
      '/',
      '/petitions',
      '/issues',
      '/search?q=工资',
      '/data',
      '/data/loads',
      '/data/rejects',
      '/data/runs',
      '/label',
      '/nowhere'
    ];
    const files = [
      '/search/records.csv?q=工资',
      '/search/records.xlsx?q=工资',
      '/data/loads.csv',
      '/data/rejects.csv',
      '/briefings/file/html'
    ];
    const wrong: string[] = [];
    for (const path of [...pages, ...files]) {
      const text = textOf(await get(path));
      expect([path, text.length > 100]).toEqual([path, true]);
      wrong.push(...found(path, text));
    }
    for (const path of filesBelow(join('build', 'client'))) wrong.push(...found(path, readFileSync(path, 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('does not reach a log with an address, a wrong name or a failed form', async () => {
    for (const path of [
      `/enterprises/${CANARIES.name}`,
      `/coverage?scope=${PHONE}`,
      `/search?q=${PHONE}`,
      `/gaps/${CANARIES.id}`
    ])
      await get(path);
    await fetch(`${web.url}/sign-in?/password`, {
      method: 'POST',
      headers: { origin: web.url, accept: 'text/html' },
      body: new URLSearchParams({ username: CANARIES.mail, password: PHONE })
    });
    const kept = filesBelow(folder.root).filter((path) => /app\.db/.test(path));
    expect([...found('log', web.log()), ...kept.flatMap((path) => found(path, readFileSync(path, 'utf8')))]).toEqual(
      []
    );
    expect(web.log()).toContain('/enterprises/[id]');
  });
});
