import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commentsOf, settleComment } from '#lib/app-db/briefing-comments.ts';
import { imprintOf, saveImprint } from '#lib/app-db/briefing-imprints.ts';
import { filesOf, listIssues, stepsOf } from '#lib/app-db/briefings.ts';
import { openAppDb } from '#lib/app-db/open.ts';
import { readArchive, sha256 } from '#lib/briefing/archive.server.ts';
import { commentOn, draftIssue, editBlock, moveIssue, openIssue, type Desk } from '#lib/briefing/desk.server.ts';
import { plainText, type BriefingDocument, type Reference, type BriefingRequest } from '#lib/document/document.ts';
import { revisionsOf } from '#lib/briefing/revisions.ts';
import { styleOf } from '#lib/briefing/style.ts';
import { readDocx } from '#lib/briefing/word/read-docx.server.ts';
import { renderAll } from '#lib/briefing/files.server.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { formatPeriod, parsePeriod } from '#lib/domain/periods.ts';
import { draftDue } from '#pipelines/monthly-briefing/draft-due.ts';
import { PROJECT_DIR } from '#pipelines/monthly-briefing/compose-briefing.ts';

/** Issues from draft to publication: real app.db, real files, data that the test moves. */
const keys = mkdtempSync(join(tmpdir(), 'zhisheng-flow-keys-'));
afterAll(() => rmSync(keys, { recursive: true, force: true }));
const settings = briefingSettings({ LOCAL_USER: '办公室', KEY_DIR: keys });
let root: string;
let desk: Desk;
/** Letters by month, as the data has them at the moment. */
let letters: Record<string, number>;

function compose({ period, scope }: BriefingRequest): Promise<BriefingDocument> {
  if (scope === 'nobody') return Promise.reject(new Error('没有这个工会'));
  const count = letters[formatPeriod(period)] ?? 0;
  const reference: Reference = {
    key: 'petitions.count',
    label: '信访件数',
    definition: '按登记日期计',
    query: 'overview/volumes',
    parameters: { scope_path: scope },
    value: count,
    display: String(count)
  };
  return Promise.resolve({
    kind: 'monthly',
    period: formatPeriod(period),
    scope,
    scope_name: scope ?? '全省',
    masthead: '简报',
    number: '第1期',
    issuer: '省总',
    title: `${scope ?? '全省'}${formatPeriod(period)}`,
    dated_on: '2026-11-03',
    data_version: `v${count}`,
    is_demo: false,
    blocks: [
      { type: 'heading', level: 1, text: ['概览'] },
      { type: 'paragraph', id: 'overview', text: ['共受理 ', reference, ' 件。'] },
      { type: 'heading', level: 1, text: ['数据说明'] },
      { type: 'paragraph', id: 'notes.version', text: ['版本'] }
    ]
  });
}
const EMPTY = {
  masthead: null,
  issuer: null,
  number_style: null,
  classification: null,
  report_to: null,
  send_to: null,
  issue_to: null,
  copies: null
};
const month = (period: string, scope: string | null = null): BriefingRequest => ({
  kind: 'monthly',
  period: parsePeriod(period)!,
  scope,
  issue_id: null
});
const textOf = (document: BriefingDocument) =>
  document.blocks
    .map((block) =>
      'text' in block ? plainText(block.text) : plainText(block.type === 'table' ? block.rows.flat(2) : [])
    )
    .join('|');

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'zhisheng-desk-'));
  letters = { '2026-09': 30, '2026-10': 44 };
  let tick = 0;
  desk = {
    app: await openAppDb(join(root, 'app.db'), new Date('2026-11-03T00:00:00Z')),
    compose,
    archive: join(root, 'briefings'),
    actor: settings.actor,
    render: (document, issueId) => renderAll(document, issueId, settings, PROJECT_DIR),
    now: () => new Date(Date.UTC(2026, 10, 3, 0, tick++))
  };
});
afterEach(() => {
  desk.app.client.close();
  rmSync(root, { recursive: true, force: true });
});

async function drafted(period: string): Promise<number> {
  return (await draftIssue(desk, month(period))).issue.briefing_id;
}
async function published(period: string): Promise<number> {
  const id = await drafted(period);
  for (const step of ['submit', 'check', 'sign', 'publish'] as const) await moveIssue(desk, id, step, null);
  return id;
}

describe('what the checker sees', () => {
  it('is the text of the data beside the edited one, the numbers that went, and who changed it', async () => {
    const id = await drafted('2026-10');
    await editBlock(desk, id, { block_id: 'overview', text: '来信约九十件。', reason: '电话核对' });
    const shown = async () => {
      const { originals, document } = await openIssue(desk, id);
      return revisionsOf(originals, document, await stepsOf(desk.app, id));
    };
    expect(await shown()).toMatchObject([{ block_id: 'overview', section: '概览', by: [{ user_name: '办公室' }] }]);
    await moveIssue(desk, id, 'submit', null);
    letters['2026-10'] = 99;
    const [revision] = await shown();
    expect(revision).toMatchObject({ numbers_gone: ['信访件数 44'], typed: { figures: ['九十'], reason: '电话核对' } });
    const said = (...kinds: string[]) =>
      revision!.parts
        .filter(({ kind }) => kinds.includes(kind))
        .map(({ text }) => text)
        .join('');
    expect(said('same', 'gone')).toBe('共受理 44 件。');
    expect(said('same', 'new')).toBe('来信约九十件。');
    await moveIssue(desk, id, 'return', '请用数据');
    expect((await shown())[0]!.numbers_gone).toEqual(['信访件数 99']);
  });

  it('has the names of those who took the steps printed at publication, and the settings of the office', async () => {
    await saveImprint(desk.app, null, { ...EMPTY, report_to: '省委办公厅', copies: 60 }, desk.actor, desk.now());
    expect(styleOf(settings.style, await imprintOf(desk.app, null)).imprint).toMatchObject({ copies: 60 });
    expect(styleOf(settings.style, await imprintOf(desk.app, '6101'))).toEqual(settings.style);
    const id = await drafted('2026-10');
    const as = (user_name: string) => ({ ...desk, actor: { ...desk.actor, user_name } });
    await moveIssue(as('张拟稿'), id, 'submit', null);
    await moveIssue(as('王核稿'), id, 'check', null);
    await moveIssue(as('李签发'), id, 'sign', null);
    await moveIssue(as('李签发'), id, 'publish', null);
    expect((await openIssue(desk, id)).document.imprint).toMatchObject({ drafted_by: '张拟稿', signed_by: '李签发' });
    const files = await filesOf(desk.app);
    const bytesOf = (format: string) =>
      readArchive(
        desk.archive,
        id,
        files.find((file) => file.format === format)!
      );
    expect(readDocx(bytesOf('docx')).whole).toContain('核稿：王核稿');
    expect(Buffer.from(bytesOf('html')).toString()).toContain('签发人：李签发');
  });
});

describe('a draft', () => {
  it('follows the data with the editor’s words, and is submitted as it stands', async () => {
    const id = await drafted('2026-10');
    await editBlock(desk, id, {
      block_id: 'overview',
      text: '本月来信共 {{petitions.count}} 件，较为集中。',
      reason: null
    });
    letters['2026-10'] = 45;
    expect(textOf((await openIssue(desk, id)).document)).toContain('本月来信共 45 件，较为集中。');
    await moveIssue(desk, id, 'submit', '请核');
    letters['2026-10'] = 99;
    expect(textOf((await openIssue(desk, id)).document)).toContain('本月来信共 45 件');
    await expect(editBlock(desk, id, { block_id: 'overview', text: '改', reason: null })).rejects.toThrow(/不能再改/);
    await moveIssue(desk, id, 'return', '数据有新版本');
    expect(textOf((await openIssue(desk, id)).document)).toContain('本月来信共 99 件');
    expect((await stepsOf(desk.app, id)).map(({ step, user_name, note }) => [step, user_name, note])).toEqual([
      ['draft', '办公室', null],
      ['edit', '办公室', null],
      ['submit', '办公室', '请核'],
      ['return', '办公室', '数据有新版本']
    ]);
  });
  it('is not submitted with a typed figure that nobody explained, an open comment, or personal data', async () => {
    const id = await drafted('2026-10');
    await editBlock(desk, id, { block_id: 'overview', text: '本月共 50 件。', reason: null });
    await expect(moveIssue(desk, id, 'submit', null)).rejects.toThrow(/手写数字 50/);
    await editBlock(desk, id, { block_id: 'overview', text: '本月共 50 件。', reason: '据信访局通报' });
    await commentOn(desk, id, { block_id: 'overview', text: '请问李某某，电话13812345678' });
    await expect(moveIssue(desk, id, 'submit', null)).rejects.toThrow(/批注/);
    const [comment] = await commentsOf(desk.app, id);
    expect(comment!.text).not.toContain('13812345678');
    await settleComment(desk.app, id, comment!.comment_id, desk.now());
    await expect(
      editBlock(desk, id, { block_id: 'overview', text: '联系人：张三丰，电话13812345678', reason: null })
    ).rejects.toThrow(/个人信息/);
    await expect(
      editBlock(desk, id, { block_id: 'notes.version', text: '没有演示数据', reason: null })
    ).rejects.toThrow(/不能修改/);
    await moveIssue(desk, id, 'submit', null);
    expect((await openIssue(desk, id)).document.typed_numbers).toEqual([
      { block_id: 'overview', figures: ['50'], reason: '据信访局通报' }
    ]);
  });
  it('is made once for each configured scope, whatever was missed, and one that fails keeps none back', async () => {
    const said: string[] = [];
    const schedule = { day: 3, kinds: ['monthly'] as const, scopes: [null, 'nobody', '6101'] };
    expect(await draftDue(desk, schedule, (line) => said.push(line))).toBe(2);
    expect(await draftDue(desk, schedule, () => undefined)).toBe(0);
    expect((await listIssues(desk.app)).map((issue) => [issue.period, issue.scope, issue.state])).toEqual([
      ['2026-10', '', 'draft'],
      ['2026-10', '6101', 'draft']
    ]);
    expect(said.filter((line) => line.includes('没有这个工会'))).toHaveLength(1);
  });
});

describe('a published issue', () => {
  it('serves the bytes that were published, for good', async () => {
    const id = await published('2026-10');
    const files = (await filesOf(desk.app)).filter((file) => file.briefing_id === id);
    expect(files.map((file) => file.format)).toEqual(['docx', 'html', 'json', 'pdf']);
    const first = files.map((file) => Buffer.from(readArchive(desk.archive, id, file)));
    expect(first.map(sha256)).toEqual(files.map((file) => file.sha256));
    letters['2026-10'] = 99;
    for (const step of ['submit', 'return', 'publish'] as const)
      await expect(moveIssue(desk, id, step, '再来')).rejects.toThrow(/已发布/);
    expect(textOf((await openIssue(desk, id)).document)).toContain('共受理 44 件');
    expect(files.map((file) => Buffer.from(readArchive(desk.archive, id, file)))).toEqual(first);
    expect(readdirSync(desk.archive)).toEqual(['000001']);
  });
  it('whose file was changed or lost is not served', async () => {
    const id = await published('2026-10');
    const [file] = await filesOf(desk.app);
    const path = join(desk.archive, '000001', file!.file_name);
    writeFileSync(path, Buffer.concat([readFileSync(path), Buffer.from('x')]));
    expect(() => readArchive(desk.archive, id, file!)).toThrow(/已被改动/);
    rmSync(path);
    expect(() => readArchive(desk.archive, id, file!)).toThrow(/不见了/);
  });
  it('is corrected in the next issue: published value, value now; the same correction is not told twice', async () => {
    await published('2026-09');
    letters['2026-09'] = 33;
    const october = await drafted('2026-10');
    expect(textOf((await openIssue(desk, october)).document)).toContain('2026年9月信访件数3033');
    for (const step of ['submit', 'check', 'sign', 'publish'] as const) await moveIssue(desk, october, step, null);
    letters['2026-11'] = 50;
    expect(textOf((await openIssue(desk, await drafted('2026-11'))).document)).not.toContain('更正');
  });
  it('with what looks like personal data is never written', async () => {
    const unsafe: Desk = {
      ...desk,
      compose: async (request) => ({ ...(await compose(request)), title: '联系人：张三丰' })
    };
    const id = (await draftIssue(unsafe, month('2026-10'))).issue.briefing_id;
    await expect(moveIssue(unsafe, id, 'submit', null)).rejects.toThrow(/个人信息/);
    expect(await filesOf(desk.app)).toEqual([]);
  });
});
