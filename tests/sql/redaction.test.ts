import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mayHold } from '#lib/text/redaction/prefilter.ts';
import { redactName } from '#lib/text/redaction/redact-name.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import { redactorVersion } from '#pipelines/landing/redactor-version.ts';
import { openDuck, runSqlFile, runSqlText } from '#pipelines/duck/sql-file.ts';
import { AFTER, BEFORE, harmless, plantedNumber, plantedWords, prose } from '../fixtures/personal-data.ts';
import { csv, World } from './world.ts';

/**
 * Personal data never gets past landing (design invariant 5): what DuckDB passes over holds none, then bytes on disk
 * after a real run.
 */
let world: World;
let passed: (texts: string[]) => Promise<{ prose: boolean; name: boolean }[]>;
let close: () => void;

beforeAll(async () => {
  world = new World(['petitions', 'visits', 'posts', 'negotiations', 'reference']);
  const { instance, connection } = await openDuck(':memory:', { spillDir: world.root });
  await runSqlFile(connection, 'landing/prefilter.gen.sql');
  passed = async (texts) =>
    (await runSqlText(
      connection,
      `select may_hold_personal_data(x) as prose, may_hold_numbers(x) as name
       from (select json_extract_string(t.value, '$') as x
       from json_each($texts::json) t
       order by t.key::integer)`,
      { texts: JSON.stringify(texts) }
    )) as unknown as { prose: boolean; name: boolean }[];
  close = () => {
    connection.closeSync();
    instance.closeSync();
  };
});
afterAll(() => {
  close();
  world.dispose();
});

describe('the filter in front of the redactor', () => {
  const sentence = fc
    .tuple(prose, fc.constantFrom(...BEFORE), plantedNumber, fc.constantFrom(...AFTER), prose)
    .map(([before, lead, planted, tail, after]) => before + lead + planted.written + tail + after);
  const words = fc.tuple(prose, plantedWords, prose).map(([before, planted, after]) => before + planted.clause + after);
  const noise = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...'0123456789０１９一二零〇幺两①-－ 　.·@＠#号栋室座单元组村路道陕Ａa我叫本人姓名微信qqVX王李先生同志敬礼\n\u200b'
        ),
        fc.string({ unit: 'binary', maxLength: 2 })
      ),
      { maxLength: 40 }
    )
    .map((parts) => parts.join(''));
  const texts = fc.oneof(
    sentence,
    words,
    noise,
    fc.tuple(prose, harmless).map((parts) => parts.join(''))
  );

  it('passes over no text that the redactor would change', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const isProse = mayHold('prose')(text);
        const isName = mayHold('name')(text);
        if (!isProse) expect(redact(text).text).toBe(text);
        if (!isName) expect(redactName(text).text).toBe(text);
      }),
      { numRuns: 6000 }
    );
  });

  it('says the same in DuckDB as in JavaScript', async () => {
    const samples = fc.sample(texts, 5000).map((text) => Buffer.from(text).toString().replaceAll('\0', ' '));
    const answers = await passed(samples);
    samples.forEach((text, i) =>
      expect({ text, ...answers[i] }).toEqual({ text, prose: mayHold('prose')(text), name: mayHold('name')(text) })
    );
  });

  it('passes over most complaints without personal data', async () => {
    const samples = fc.sample(
      fc.array(prose, { minLength: 3, maxLength: 6 }).map((parts) => parts.join('，')),
      500
    );
    expect((await passed(samples)).filter((answer) => answer.prose).length).toBeLessThan(50);
  });
});

const SECRETS = {
  mobile: '13912345678',
  dashed: '139-8765-4321',
  wide: '１３７１２３４５６７８',
  chinese: '一三六一二三四五六七八',
  mixed: '1五0一2三4五6七8',
  spaced: '1 5 8 1 2 3 4 5 6 7 8',
  zero: '18oo1234567',
  id: '610102198507214517',
  id_wide: '６１０１０２１９９００１０１１２３４',
  id_blocks: '610102 19850721 4517',
  id_old: '610102850721451',
  card: '6222021234567890128',
  card_blocks: '6222 0212 3456 7890 128',
  landline: '029-86543210',
  email: 'zhang.san88@163.com',
  chat: 'zhangsan_wx88',
  qq: '1234509876',
  plate: '陕A·8Z866',
  name: '欧阳战荣',
  door: '3栋2单元501室',
  mention: '＠榆林小王子'
};
const LETTER =
  `尊敬的领导：我叫${SECRETS.name}，在榆林市神木市大柳塔镇神东煤炭公司干活，拖欠23人工资128000元。电话${SECRETS.mobile}、${SECRETS.dashed}，${SECRETS.wide}，${SECRETS.chinese}，打${SECRETS.mixed}或者${SECRETS.spaced}，` +
  `${SECRETS.zero}。身份证${SECRETS.id}，${SECRETS.id_wide}，${SECRETS.id_blocks}，${SECRETS.id_old}。卡号${SECRETS.card}或${SECRETS.card_blocks}，座机${SECRETS.landline}，邮箱${SECRETS.email}，微信${SECRETS.chat}，QQ：${SECRETS.qq}，` +
  `车牌${SECRETS.plate}，住幸福路12号${SECRETS.door}，${SECRETS.mention} 看到了。陕工发〔2012〕38号，2026年3月1日，${SECRETS.name}`;

describe('after a run', () => {
  const planted = {
    ...SECRETS,
    petitioner: '18691234567',
    cadre: '15291234567',
    author: '13571234567',
    rejected: '15029998888',
    code: '13488887777',
    constant: '13377776666',
    unknown: '13266665555',
    leader: '13155554444',
    file: '610102197003034518'
  };
  const row = {
    登记时间: '2026-03-01',
    标题: `回电${planted.mobile}`,
    内容: LETTER,
    答复内容: LETTER,
    联系电话: planted.petitioner,
    涉及单位: `神东煤炭公司${planted.mobile}`,
    职工群体: `农民工、${planted.mobile}`,
    无名列: planted.unknown
  };
  let preview = '';

  beforeAll(async () => {
    world.drop('petitions', `张三_${planted.file}.csv`, [
      { 编号: 'P1', ...row },
      { 编号: planted.code, ...row },
      { 编号: 'P3', ...row, 登记时间: `不清楚，问${planted.rejected}` }
    ]);
    world.drop(
      'petitions',
      '乙.csv',
      `\uFEFF${csv([
        { 编号: 'P1-2', ...row },
        { 编号: '6.10113E+17', ...row, 联系电话: '1.86912E+10' }
      ])}`
    );
    world.drop('visits', 'v.csv', [
      {
        走访编号: 'V1',
        走访日期: '2026-03-01',
        走访类型: '企业',
        参与干部: planted.cadre,
        职工意见: LETTER,
        所办事项: LETTER
      }
    ]);
    world.drop('negotiations', 'n.csv', [
      { 协商编号: '6.10113E+17', 协商类型: '企业', 企业名称: '甲公司' },
      { 协商编号: 'N1', 协商类型: '企业', 企业名称: `甲公司${planted.mobile}` }
    ]);
    world.drop(
      'posts',
      'w.jsonl',
      JSON.stringify({ 帖文编号: 'T1', 平台: '微博', 作者: planted.author, 发布时间: '2026-03-01', 内容: LETTER })
    );
    world.drop('reference', '接待日.csv', [
      { 组织编码: '61', 计划日期: '2026-03-01', 接待领导: `主席${planted.leader}` },
      { 组织编码: '61', 计划日期: '2026-03-01', 接待领导: '副主席' }
    ]);
    world.drop('petitions', 'bad.xlsx', Buffer.from(`PK\u0003\u0004 ${planted.rejected}`));
    const report = await world.run();
    expect(report.files.filter((file) => file.error === null)).toHaveLength(6);
    expect(report.published).not.toBeNull();
    preview = report.files.map((file) => file.file).join();
  });

  it('nothing raw lies outside the sealed intake, however it was written', () => {
    const patterns = Object.values(planted).flatMap((text) => [
      text,
      ...(/^[\d０-９ -]+$/.test(text) ? [text.normalize('NFKC').replace(/\D/g, '')] : [])
    ]);
    expect(world.files().filter(({ path }) => path.endsWith('.sealed')).length).toBeGreaterThanOrEqual(5);
    for (const { path, bytes } of world.files()) {
      // A file that could not be read goes back to the inbox, which is the user's own folder.
      if (path.includes('/inbox/')) continue;
      for (const pattern of patterns) expect(bytes.includes(pattern), `${pattern} in ${path}`).toBe(false);
    }
    for (const pattern of patterns) expect(world.logs.join('\n') + preview).not.toContain(pattern);
  });

  it('what annotation needs is still there', async () => {
    const [petition] = await world.landed('petitions');
    for (const kept of [
      '榆林市神木市大柳塔镇神东煤炭公司',
      '23人工资128000元',
      '陕工发〔2012〕38号，2026年3月1日',
      '幸福路〔门牌〕'
    ])
      expect(petition!.body).toContain(kept);
    expect(petition!.title).toBe('回电〔手机号〕');
    expect(petition!.ent_name).toBe('神东煤炭公司〔手机号〕');
  });

  it('hits are kept by kind, with the version of the rules', () => {
    const batch = world.manifests().find((manifest) => manifest.source_file === '张三_〔证件号〕.csv')!;
    expect(batch.redactor_version).toBe(redactorVersion());
    expect(batch.redactions).toMatchObject({ id_number: 24, bank_card: 12, email: 6, plate: 6, mention: 6, name: 12 });
  });

  it('a code that is a telephone number tells rows apart under a pseudonym', async () => {
    const ids = (await world.landed('petitions')).map((one) => one.petition_id);
    expect(ids.filter((id) => /^遮盖-[0-9a-f]{16}$/.test(String(id)))).toHaveLength(1);
  });

  it('a name in an identity identifies as it is, with a number in it under a pseudonym', async () => {
    const days = await world.landed('reception_days');
    expect(days.map((day) => day.leader_post).sort()).toEqual(['主席〔手机号〕', '副主席']);
    expect(days.map((day) => String(day.record_key).split('|').at(-1)).sort()).toEqual([
      '副主席',
      expect.stringMatching(/^遮盖-[0-9a-f]{16}$/)
    ]);
  });

  it('a number that the spreadsheet rounded identifies nothing and is reported as lost', async () => {
    const batch = world.manifests().find((manifest) => manifest.source_file === '乙.csv')!;
    expect(batch.counts).toMatchObject({ read: 2, new: 2, rejected: 0, emptied: 1 });
    expect(batch.reasons.map((reason) => reason.field).sort()).toEqual(['petition_id', 'petitioner_key']);
    expect(batch.reasons[0]!.reason).toContain('Excel 只保留前 15 位');
    const [, rounded] = (await world.landed('petitions')).filter((one) => one.source_file === '乙.csv');
    expect(rounded).toMatchObject({
      petition_id: null,
      petitioner_key: null,
      record_key: expect.stringMatching(/^hash:/)
    });
    const required = world.manifests().find((manifest) => manifest.record === 'negotiations')!;
    expect(required).toMatchObject({
      counts: { read: 2, new: 1, rejected: 1 },
      reasons: [{ severity: 'rejected', field: 'nego_id', reason: expect.stringContaining('Excel') }]
    });
  });
});
