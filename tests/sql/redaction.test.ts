import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDuck, runSqlFile, runSqlText } from '#pipelines/warehouse/sql-file.ts';
import { csv, World } from './world.ts';

/** Digit patterns never get past landing (design invariant 5): the macro on many texts, then bytes on disk after a real run. */
let world: World;
let mask: (texts: string[]) => Promise<string[]>;
let close: () => void;

beforeAll(async () => {
  world = new World(['petitions', 'visits', 'posts']);
  const { instance, connection } = await openDuck(':memory:', { spillDir: world.root });
  await runSqlFile(connection, 'landing/macros.sql');
  await runSqlFile(connection, 'landing/redaction-macros.sql');
  mask = async (texts) => (await runSqlText(connection, "select read_prose(json_extract_string(t.value, '$')) as masked from json_each($texts::json) t order by t.key::integer", { texts: JSON.stringify(texts) }))
    .map((row) => String(row.masked));
  close = () => { connection.closeSync(); instance.closeSync(); };
});
afterAll(() => { close(); world.dispose(); });

const digit = fc.constantFrom(...'0123456789');
const digits = (count: number) => fc.array(digit, { minLength: count, maxLength: count }).map((list) => list.join(''));
const mobile = fc.tuple(fc.constantFrom('3', '4', '5', '6', '7', '8', '9'), digits(9)).map(([second, rest]) => `1${second}${rest}`);
const idNumber = fc.tuple(fc.constantFrom('610102', '610524', '612401', '110101'), fc.integer({ min: 1950, max: 2009 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }), digits(3)).map(([area, year, month, on, serial]) => {
  const head = `${area}${year}${String(month).padStart(2, '0')}${String(on).padStart(2, '0')}${serial}`;
  const sum = [...head].reduce((total, figure, i) => total + Number(figure) * (2 ** (17 - i) % 11), 0);
  return head + '10X98765432'[sum % 11];
});
const card = fc.tuple(fc.constantFrom('6222', '6217', '6228', '4367'), digits(11)).map(([head, rest]) => {
  const body = head + rest;
  const sum = [...body].reverse().reduce((total, figure, i) => { const doubled = Number(figure) * (i % 2 === 0 ? 2 : 1); return total + (doubled > 9 ? doubled - 9 : doubled); }, 0);
  return body + String((10 - (sum % 10)) % 10);
});
const wide = (text: string) => [...text].map((sign) => (/[0-9]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign)).join('');
const group = (sizes: number[], joint: string) => (text: string) => {
  const parts: string[] = [];
  let at = 0;
  for (const size of [...sizes, text.length]) { if (at < text.length) parts.push(text.slice(at, at + size)); at += size; }
  return parts.join(joint);
};
const asIs = (text: string) => text;
const around = fc.constantFrom<[string, string]>(['', ''], ['电话', '，请回电'], ['联系方式：', '。'], ['（', '）'], ['我叫小李 ', ' 谢谢'], ['电话:', '转'], ['拖欠3000元，手机号', '，2026年'], ['微信同号', '!']);
const bare = (text: string) => text.normalize('NFKC').replace(/[^0-9Xx]/g, '');

describe('numbers of persons', () => {
  it.each([
    ['mobile', mobile, [asIs, wide, group([3, 4, 4], '-'), group([3, 4, 4], ' '), (text: string) => `+86${text}`, (text: string) => `86-${text}`, (text: string) => wide(group([3, 4, 4], '-')(text))], '〔手机号〕'],
    ['identity number', idNumber, [asIs, wide, group([6, 8, 4], ' '), (text: string) => text.toLowerCase()], '〔证件号〕'],
    ['bank card', card, [asIs, wide, group([4, 4, 4, 4], ' '), group([4, 4, 4, 4], '-')], '〔银行卡号〕']
  ] as const)('no %s is left in any spelling', async (_kind, number, spellings, mark) => {
    const sentence = fc.tuple(number, fc.constantFrom(...spellings), around).map(([value, spell, [before, after]]) => ({ value, text: before + spell(value) + after }));
    await fc.assert(fc.asyncProperty(fc.array(sentence, { minLength: 40, maxLength: 40 }), async (sentences) => {
      const masked = await mask(sentences.map(({ text }) => text));
      masked.forEach((text, i) => {
        expect(text, sentences[i]!.text).toContain(mark);
        expect(bare(text), sentences[i]!.text).not.toContain(sentences[i]!.value.slice(-6));
      });
    }), { numRuns: 25 });
  });

  it.each([
    ['029-87654321', '〔电话〕'], ['(0914)2312345', '〔电话〕'], ['0914 2312345', '〔电话〕'], ['０９１４－２３１２３４５', '〔电话〕'], ['zhang.san@example.com', '〔邮箱〕'], ['Tel.13800138000', 'Tel.〔手机号〕'], ['13800138000/13900139000', '〔手机号〕/〔手机号〕'],
    ['13800138000 13900139000', '〔手机号〕 〔手机号〕'], ['610102850101123', '〔证件号〕'], ['13800138000abc', '〔手机号〕abc'], ['QQ13800138000', 'QQ〔手机号〕'], ['138　0013　8000', '〔手机号〕']
  ])('%s', async (text, expected) => {
    expect((await mask([text]))[0]).toBe(expected);
  });

  it.each([
    '拖欠 123456.78 元', '共计1234567元', '金额13800000元', '2026年11月23日', '2026-11-23 10:20:30', '陕工发〔2012〕38号', '工单 20261123000123', '信访编号SX2026112300012', '2012年1月1日至2013年12月31日', '统一社会信用代码91610000MA6TXXXX1X', '合同金额 1,234,567.89 元',
    '3.1415926535', '120人2000000元', '编号：610100-2026-00012', '20190719112505'
  ])('is no number of a person: %s', async (text) => {
    expect((await mask([text]))[0]).toBe(text);
  });
});

it('after a run nothing raw lies outside the sealed intake', async () => {
  const planted = { mobile: '13912345678', dashed: '139-8765-4321', wide: '１３７１２３４５６７８', id: '610102198507214517', card: '6222021234567890128', landline: '029-86543210', petitioner: '18691234567', cadre: '15291234567', author: '13571234567', rejected: '15029998888' };
  const body = `电话${planted.mobile}、${planted.dashed}，${planted.wide}，身份证${planted.id}，卡号${planted.card}，座机${planted.landline}`;
  const rows = [{ 编号: 'P1', 登记时间: '2026-03-01', 标题: `回电${planted.mobile}`, 内容: body, 答复内容: body, 联系电话: planted.petitioner, 涉及单位: `某公司${planted.mobile}`, 无名列: planted.mobile }, { 编号: 'P2', 登记时间: '不清楚', 标题: '', 内容: `拨打${planted.rejected}`, 答复内容: '', 联系电话: planted.rejected, 涉及单位: '', 无名列: '' }];
  world.drop('petitions', 'a.csv', rows);
  world.drop('petitions', '乙.csv', `\uFEFF${csv(rows.map((row) => ({ ...row, 编号: `${row.编号}-2` })))}`);
  world.drop('visits', 'v.csv', [{ 走访编号: 'V1', 走访日期: '2026-03-01', 走访类型: '企业', 参与干部: planted.cadre, 职工意见: body, 所办事项: body }]);
  world.drop('posts', 'w.jsonl', JSON.stringify({ 帖文编号: 'T1', 平台: '微博', 作者: planted.author, 发布时间: '2026-03-01', 内容: body }));
  world.drop('petitions', 'bad.xlsx', Buffer.from(`PK\u0003\u0004 ${planted.rejected}`));
  const report = await world.run();
  expect(report.files.filter((file) => file.error === null)).toHaveLength(4);
  expect(report.published).not.toBeNull();
  const patterns = Object.values(planted).flatMap((text) => [text, text.normalize('NFKC').replace(/\D/g, '')]);
  const sealed = world.files().filter(({ path }) => path.endsWith('.sealed'));
  expect(sealed.length).toBeGreaterThanOrEqual(5);
  for (const { path, bytes } of world.files()) {
    // A file that could not be read goes back to the inbox, which is the user's own folder.
    if (path.includes('/inbox/')) continue;
    for (const pattern of patterns) expect(bytes.includes(pattern), `${pattern} in ${path}`).toBe(false);
  }
  const [petition] = await world.landed('petitions');
  expect(petition!.body).toBe('电话〔手机号〕、〔手机号〕，〔手机号〕，身份证〔证件号〕，卡号〔银行卡号〕，座机〔电话〕');
  expect(petition!.title).toBe('回电〔手机号〕');
  expect(world.manifests().find((manifest) => manifest.source_file === 'a.csv')!.redactions).toMatchObject({ mobiles: expect.any(Number), documents: 2 });
});
