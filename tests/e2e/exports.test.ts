import { createHash } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { allEntries } from '#lib/app-db/audit-log.ts';
import { ROUTES } from '#lib/domain/access/routes.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';
import { demoState } from '../demo-states.ts';
import { newRoot, removeRoot } from '../temporary-root.ts';
import { signedInPeople, type Person } from './people.ts';
import { serve, type Served } from './world.ts';

/** Each file that leaves says who took it, and the audit log can prove which file it was. */
const root = newRoot();
let folder: StateFolder;
let web: Served;
let person: Person;

beforeAll(async () => {
  ({ folder } = await demoState('small', root));
  web = await serve(folder, { ACCOUNTS: 'on', KEY_DIR: folder.keys });
  const everything = { username: 'taker', roles: ['researcher', 'data_manager', 'auditor'] as const, org_id: '' };
  person = (await signedInPeople(folder, [{ ...everything, roles: [...everything.roles] }])).get('taker')!;
}, 900_000);
afterAll(async () => {
  await web?.stop();
  removeRoot(root);
});

/** One address for each kind of file of each export; the others need a decision that nobody took here. */
const FILES = {
  '/audit/export.[format]': ['/audit/export.csv', '/audit/export.xlsx'],
  '/briefings/file/[format]': ['pdf', 'docx', 'html', 'json', 'png'].map((format) => `/briefings/file/${format}`),
  '/coverage/export.xlsx': ['/coverage/export.xlsx'],
  '/data/loads.csv': ['/data/loads.csv'],
  '/data/rejects.csv': ['/data/rejects.csv'],
  '/gaps/export.csv': ['/gaps/export.csv'],
  '/gaps/export.xlsx': ['/gaps/export.xlsx'],
  '/search/records.[format]': ['csv', 'xlsx', 'parquet'].map((format) => `/search/records.${format}?q=工资`),
  '/slides/[page].[format]': ['/slides/coverage.pptx'],
  '/weekly/[format]': ['/weekly/pdf', '/weekly/docx']
};
const OF_A_UNIT = '/petitions/supervision.docx';
const NEED_A_DECISION = [
  '/briefings/issues/[briefing]/file/[format]',
  '/gaps/notices/[kind].docx',
  '/studies/[study]/chapter.[format]',
  '/submissions/[submission]/refused.xlsx'
];

/** Everything that a reader of the file sees as text; of a PDF and a picture nothing. */
function textOf(bytes: Uint8Array): string {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return strFromU8(bytes);
  return Object.values(unzipSync(bytes))
    .map((part) => strFromU8(part))
    .join('\n');
}

/** The 督办单 of the first unit that the page offers. */
async function supervision(): Promise<string> {
  const page = await (await fetch(`${web.url}/petitions`, { headers: { cookie: person.cookie } })).text();
  const unit = /name="unit">[^]*?<option value="([^"]+)"/.exec(page)![1];
  return `${OF_A_UNIT}?unit=${unit}`;
}

describe('a file that leaves', () => {
  it('is known to this test, whichever export makes it', () => {
    const exports = Object.entries(ROUTES).flatMap(([route, rule]) => (rule.is_export ? [route] : []));
    expect([...Object.keys(FILES), OF_A_UNIT, ...NEED_A_DECISION].sort()).toEqual(exports.sort());
  });

  it('says who took it, and stands in the audit log with rows and hash', async () => {
    const taken: [path: string, bytes: Uint8Array][] = [];
    for (const path of [...Object.values(FILES).flat(), await supervision()]) {
      const response = await fetch(`${web.url}${encodeURI(path)}`, { headers: { cookie: person.cookie } });
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect([path, response.status, response.headers.has('x-zhisheng-rows')]).toEqual([path, 200, false]);
      taken.push([path, bytes]);
      if (
        !/\/(gaps\/export\.csv|data\/\w+\.csv|audit\/export\.csv|briefings\/file\/(pdf|json|png)|weekly\/pdf)$/.test(
          path
        )
      )
        expect([path, textOf(bytes).includes('taker 的岗位')]).toEqual([path, true]);
    }
    const entries = await withAppDb(folder, new Date(), async (app) => {
      const all = [];
      for await (const { kind, detail } of allEntries(app)) all.push({ kind, ...(JSON.parse(detail) as Noted) });
      return all;
    });
    for (const [path, bytes] of taken) {
      const address = path.split('?')[0]!;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const asked = entries.find(({ kind, path: noted }) => kind === 'export' && noted === address);
      expect([path, typeof asked?.rows]).toEqual([path, 'number']);
      expect(entries).toContainEqual({ kind: 'export_sent', path: address, bytes: bytes.length, sha256 });
    }
  });

  it('stands in the list of who saw and took along sensitive data', async () => {
    const page = await (await fetch(`${web.url}/audit?grade=sensitive`, { headers: { cookie: person.cookie } })).text();
    const row = /taker 的岗位<\/td>[^]*?<\/tr>/.exec(
      page.slice(page.indexOf('aria-label="谁能看、谁看过、谁导出过"'))
    )![0];
    const cells = [...row.matchAll(/<td[^>]*>([^<]*)<\/td>/g)].map((match) => match[1]!.trim());
    expect(cells[0]).toBe('全省');
    expect(Number(cells[2])).toBeGreaterThan(2);
  });

  it('is not made of what looks like personal data, and the log has no number that somebody searched for', async () => {
    const path = `/search?q=${encodeURIComponent('13812345678')}`;
    await fetch(`${web.url}${path}`, { headers: { cookie: person.cookie } });
    const log = await (await fetch(`${web.url}/audit/export.csv`, { headers: { cookie: person.cookie } })).text();
    expect(log).not.toContain('13812345678');
  });
});

interface Noted {
  path?: string;
  rows?: number | null;
  bytes?: number;
  sha256?: string;
}
