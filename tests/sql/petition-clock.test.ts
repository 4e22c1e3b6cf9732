import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { survivalMedian } from '#lib/domain/survival.ts';
import { World, type Row } from './world.ts';

/**
 * The clock of petitions on 2026-11-23: extensions, running terms, impossible dates, repeats, holidays, and what
 * nobody answered.
 */
const AS_OF = '2026-11-23';
const day = (iso: string, days: number) => new Date(Date.parse(iso) + days * 86_400_000).toISOString().slice(0, 10);

interface Dates {
  登记时间: string;
  受理时间?: string;
  延期至?: string;
  答复时间?: string;
  办结时间?: string;
  告知时间?: string;
  信访目的?: string;
  问题类别?: string;
  联系电话?: string;
}
const row = (编号: string, dates: Dates) => ({
  编号,
  渠道: '来访',
  工会编码: '611002',
  行政区划代码: '611002',
  信访目的: '求决',
  受理时间: '',
  延期至: '',
  告知时间: '',
  答复时间: '',
  办结时间: '',
  问题类别: '',
  联系电话: '',
  ...dates,
  内容: `第 ${编号} 件`
});

const CASES = [
  // Accepted 2026-03-02: day 60 is 1 May (holiday), day 90 is 31 May (Sunday).
  row('E-long', { 登记时间: '2026-03-01', 受理时间: '2026-03-02', 延期至: '2026-08-28', 办结时间: '2026-08-01' }),
  row('E-limit', { 登记时间: '2026-03-01', 受理时间: '2026-03-02', 延期至: '2026-05-31', 办结时间: '2026-05-31' }),
  row('E-short', { 登记时间: '2026-03-01', 受理时间: '2026-03-02', 延期至: '2026-03-20', 办结时间: '2026-04-20' }),
  row('E-day61', { 登记时间: '2026-03-01', 受理时间: '2026-03-02', 办结时间: '2026-05-02' }),
  row('open-old', { 登记时间: '2024-05-01', 受理时间: '2024-05-02' }),
  row('open-older', { 登记时间: '2022-06-01', 受理时间: '2022-06-02' }),
  // Due on 2026-12-20: closed early, but its day has not passed.
  row('early', { 登记时间: '2026-10-20', 受理时间: '2026-10-21', 办结时间: '2026-11-01', 答复时间: '2026-11-01' }),
  row('due-today', { 登记时间: '2026-09-20', 受理时间: '2026-09-24', 办结时间: '2026-11-20' }),
  row('due-yesterday', { 登记时间: '2026-09-20', 受理时间: '2026-09-23' }),
  row('back', { 登记时间: '2026-06-10', 受理时间: '2026-06-11', 办结时间: '2026-06-01' }),
  row('reply-back', { 登记时间: '2026-06-10', 受理时间: '2026-06-11', 答复时间: '2026-06-02', 办结时间: '2026-07-01' }),
  row('tomorrow', { 登记时间: '2027-03-01' }),
  row('closes-later', { 登记时间: '2026-06-10', 受理时间: '2026-06-11', 办结时间: '2027-06-11' }),
  row('same-day', { 登记时间: '2026-06-10 15:30:00', 受理时间: '2026-06-10', 办结时间: '2026-06-10' }),
  row('no-topic-1', { 登记时间: '2026-05-01', 联系电话: '13000000001' }),
  row('no-topic-2', { 登记时间: '2026-06-01', 联系电话: '13000000001' }),
  row('topic-1', { 登记时间: '2026-05-01', 联系电话: '13000000002', 问题类别: '欠薪' }),
  row('topic-2', { 登记时间: '2026-06-01', 联系电话: '13000000002', 问题类别: '欠薪' }),
  row('topic-other', { 登记时间: '2026-06-02', 联系电话: '13000000002', 问题类别: '社保' })
];

/** Dates drawn at random: the SQL is held against the rule written once more in another language. */
function drawn(count: number) {
  let seed = 20261123;
  const next = (below: number) => {
    seed = (seed * 1103515245 + 12345) % 2147483648;
    return Math.floor((seed / 2147483648) * below);
  };
  return Array.from({ length: count }, (_, i) => {
    const received = day('2025-01-01', next(640));
    const accepted = day(received, next(12));
    return row(`Z${i}`, {
      登记时间: received,
      受理时间: next(10) === 0 ? '' : accepted,
      延期至: next(3) === 0 ? day(accepted, next(200)) : '',
      办结时间: next(4) === 0 ? '' : day(received, next(150) - 5),
      信访目的: ['求决', '建议', '检举控告', ''][next(4)]!
    });
  });
}
const DRAWN = drawn(400);

function expected(dates: ReturnType<typeof row>): { due_on: string | null; is_on_time: boolean | null } {
  const { 登记时间: received, 延期至: extended, 信访目的: kind } = dates;
  // A date of handling after today is refused when the file is taken in; the petition stays.
  const [accepted, closed] = [dates.受理时间, dates.办结时间].map((date) => (date > AS_OF ? '' : date)) as [
    string,
    string
  ];
  const isClaim = kind === '求决' || kind === '';
  const term = accepted && isClaim ? day(accepted, 60) : null;
  const longest = accepted ? day(accepted, 90) : '';
  const due = term === null ? null : extended > term ? (extended < longest ? extended : longest) : term;
  const impossible =
    received > AS_OF ||
    (closed !== '' && closed < received) ||
    (closed !== '' && accepted !== '' && closed < accepted) ||
    (extended !== '' && accepted !== '' && extended < accepted);
  return {
    due_on: due,
    is_on_time: due === null || impossible || due >= AS_OF ? null : closed !== '' && closed <= due
  };
}

let world: World;
let found: Map<string, Row>;
const at = (id: string, column: string) => found.get(id)?.[column];

beforeAll(async () => {
  world = new World();
  world.drop('petitions', '信访诉求-期限.csv', [...CASES, ...DRAWN]);
  await world.run();
  const rows = await world.query('select * from core.petitions');
  found = new Map(rows.map((one) => [String(one.petition_id), one]));
});
afterAll(() => world.dispose());

describe('the term', () => {
  it('is extended by at most 30 days and never shortened', () => {
    expect(['E-long', 'E-limit', 'E-short', 'E-day61'].map((id) => [at(id, 'due_on'), at(id, 'is_on_time')])).toEqual([
      ['2026-05-31', false],
      ['2026-05-31', true],
      ['2026-05-01', true],
      ['2026-05-01', false]
    ]);
  });

  it('follows the rule for any dates', () => {
    const wrong = DRAWN.filter((one) => {
      const { due_on, is_on_time } = expected(one);
      return at(one.编号, 'due_on') !== due_on || at(one.编号, 'is_on_time') !== is_on_time;
    });
    expect(wrong).toEqual([]);
    expect(DRAWN.filter((one) => expected(one).is_on_time !== null).length).toBeGreaterThan(80);
  });

  it('is judged only when its day has passed, and then with those still open', async () => {
    expect(['early', 'due-today', 'due-yesterday'].map((id) => [at(id, 'due_on'), at(id, 'is_on_time')])).toEqual([
      ['2026-12-20', null],
      ['2026-11-23', null],
      ['2026-11-22', false]
    ]);
    expect(
      await world.query(
        "select sum(due_count)::integer as n from marts.petition_clock where month >= date '2026-12-01'"
      )
    ).toEqual([{ n: null }]);
  });

  it('is over and open for years and still listed', async () => {
    const due = await world.query(
      `select petition_id, due_state, calendar_days, working_days
       from marts.petition_due
       where petition_id like 'open-%'
       order by 1`
    );
    expect(due.map((one) => [one.petition_id, one.due_state])).toEqual([
      ['open-old', 'overdue'],
      ['open-older', 'overdue']
    ]);
    for (const one of due) expect(Number(one.working_days)).toBeLessThan(-400);
  });

  it('moves off a holiday only where the rules table turns it on, from the date given there', async () => {
    expect(at('E-short', 'due_on')).toBe('2026-05-01');
    const other = new World();
    try {
      other.drop('petitions', '信访诉求-期限.csv', CASES);
      other.drop('reference', '规则参数-顺延.csv', [
        {
          参数代码: 'petition_holiday_shift',
          参数名称: '信访期限最后一日是休息日时顺延到下一个工作日',
          数值: '1',
          计量单位: '1是0否',
          条款: '民法典二百零三',
          依据: '默认读法',
          规则版本: '本省·试',
          生效日期: '2026-03-02'
        }
      ]);
      await other.run();
      const rows = await other.query(
        "select petition_id, due_on from core.petitions where petition_id in ('E-day61', 'E-limit', 'open-old')"
      );
      const due = Object.fromEntries(rows.map((one) => [String(one.petition_id), one.due_on]));
      // The holiday of May 2026 ends on the 5th; 31 May is a Sunday; what was accepted before the date of the rule
      // stays.
      expect(due).toEqual({ 'E-day61': '2026-05-06', 'E-limit': '2026-06-01', 'open-old': '2024-07-01' });
    } finally {
      other.dispose();
    }
  });
});

describe('impossible dates', () => {
  it('are named, listed and in no rate', async () => {
    expect(['back', 'reply-back', 'same-day'].map((id) => at(id, 'date_fault'))).toEqual([
      'closed_before_received',
      'replied_before_received',
      null
    ]);
    for (const id of ['back', 'reply-back'])
      expect([id, at(id, 'is_on_time'), at(id, 'reply_days'), at(id, 'notify_state')]).toEqual([id, null, null, null]);
    const listed = await world.query(
      "select record_id, fault from marts.date_faults where record_id in ('back', 'same-day') order by 1"
    );
    expect(listed).toEqual([{ record_id: 'back', fault: 'closed_before_received' }]);
    expect(at('same-day', 'is_on_time')).toBe(true);
  });

  it('in the future neither make a petition nor end one', async () => {
    expect(found.has('tomorrow')).toBe(false);
    expect(await world.query("select due_state from marts.petition_due where petition_id = 'closes-later'")).toEqual([
      { due_state: 'overdue' }
    ]);
  });
});

it('two petitions of one person without a topic are no repeat', () => {
  expect(['no-topic-2', 'topic-1', 'topic-2', 'topic-other'].map((id) => at(id, 'is_repeat'))).toEqual([
    false,
    false,
    true,
    false
  ]);
});

it('a petition without an answer waits until today, one closed without a date of reply until its closing', async () => {
  expect(
    [at('due-yesterday', 'waiting_days'), at('E-day61', 'waiting_days'), at('early', 'waiting_days')].map((n) =>
      n === null ? null : Number(n)
    )
  ).toEqual([64, 62, null]);
  const rows = await world.query(
    `select elapsed_days, sum(answered_count)::integer as a, sum(waiting_count)::integer as w
     from marts.reply_days
     group by all`
  );
  const { ended } = survivalMedian(
    rows.map((one) => ({ days: Number(one.elapsed_days), ended: Number(one.a), waiting: Number(one.w) }))
  );
  expect(ended).toBe(1);
});
