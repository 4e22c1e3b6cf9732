import { toMinedRecord, type MinedRecord } from '#lib/issues/record.ts';
import { shingle } from '#lib/issues/shingles.ts';
import { bCubed } from '../bench/issue-scores.ts';
import { compact } from '#pipelines/issues/compact.ts';
import { marksOf } from '#pipelines/issues/marks.ts';
import { emptyState, mine } from '#pipelines/issues/mine.ts';
import { describe, expect, it } from 'vitest';

/** Facts known beside a text: one grievance at one place. */
const record = (id: string, text: string, marks: string[]): MinedRecord => ({
  ...toMinedRecord({ id, text, published_at: '2026-10-01' }),
  shingles: shingle('', text, marks)
});

describe('marks', () => {
  const FAR = [
    '施工方说账上没有钱，年前能不能结清没有准话',
    '干了半年活只给过一次生活费，老板不接电话',
    '工头跑了，十几个人的血汗没人管',
    '材料商和我们都没拿到款项，天天推脱'
  ];

  it('gather differently worded records of one grievance at one place', () => {
    const { issue_ids } = mine(
      emptyState(),
      FAR.map((text, i) => record(`a${i}`, text, ['长安区|T01.02']))
    );
    expect(new Set(issue_ids).size).toBe(1);
    expect(issue_ids[0]).not.toBeNull();
  });

  it('keep other grievances of the place and the grievance at other places apart', () => {
    const records = [
      ...FAR.map((text, i) => record(`a${i}`, text, ['长安区|T01.02'])),
      record('b', FAR[0]!.slice(0, 6), ['长安区|T05.04']),
      record('c', '矿上粉尘大没有口罩', ['阎良区|T01.02'])
    ];
    const { issue_ids } = mine(emptyState(), records);
    expect(issue_ids[4]).not.toBe(issue_ids[0]);
    expect(issue_ids[5]).not.toBe(issue_ids[0]);
  });

  it('keep one wording of fifty companies apart, also where a company has one record alone', () => {
    const told = Array.from({ length: 50 }, (_, company) =>
      Array.from({ length: 1 + (company % 3) }, (_, i) => ({ id: `c${company}-${i}`, matter: `company ${company}` }))
    ).flat();
    const records = told.map(({ id, matter }, i) => record(id, FAR[i % FAR.length]!, [`${matter}|T01.01`]));
    const { issue_ids } = mine(emptyState(), records);
    const found = bCubed(
      new Map(told.map(({ id }, i) => [id, issue_ids[i]!])),
      new Map(told.map(({ id, matter }) => [id, matter]))
    );
    expect(found.precision).toBe(1);
    expect(found.recall).toBe(1);
  });
});

describe('what a record is about', () => {
  const base = { region: '长安区', published_at: '2026-10-08 09:00:00', enterprise: '', topic: 'T14.01' };
  const surges = new Map([
    ['|T14.01|2026-10', '2026-09'],
    ['府谷县|T05.04|2025-07', '2025-07']
  ]);

  it('is the grievance at its company, else at its place', () => {
    expect(marksOf(base, new Map())).toEqual(['长安区|T14.01']);
    expect(marksOf({ ...base, enterprise: 'E1' }, new Map())).toEqual(['E1|T14.01']);
    expect(marksOf({ ...base, region: '' }, new Map())).toEqual([]);
  });

  it('is the wave where a topic rises all over the province, unless a company is named', () => {
    expect(marksOf(base, surges)).toEqual(['全省|T14.01|2026-09']);
    expect(marksOf({ ...base, region: '' }, surges)).toEqual(['全省|T14.01|2026-09']);
    expect(marksOf({ ...base, enterprise: 'E1' }, surges)).toEqual(['E1|T14.01']);
    expect(marksOf({ ...base, published_at: '2026-08-30' }, surges)).toEqual(['长安区|T14.01']);
  });

  it('is the surge of its county whatever company is named', () => {
    expect(
      marksOf({ region: '府谷县', published_at: '2025-07-20', enterprise: 'E1', topic: 'T05.04' }, surges)
    ).toEqual(['E1|T05.04', '府谷县|T05.04|2025-07']);
  });

  it('is nothing by place alone where the topic is not known', () => {
    expect(marksOf({ ...base, topic: 'T99' }, surges)).toEqual([]);
  });
});

describe('questions', () => {
  const said = (intent: string) => (id: string) =>
    toMinedRecord({
      id,
      title: '社保基数窗口说法不一',
      text: `编号${id}，每个窗口说的都不一样`,
      published_at: '2026-10-01',
      intent
    });
  const asked = ['a', 'b', 'c', 'd', 'e'].map(said('咨询'));

  it('alone make no issue', () => {
    expect(mine(emptyState(), asked).issue_ids).toEqual([null, null, null, null, null]);
    expect(mine(emptyState(), [...asked, ...['f', 'g'].map(said('诉求'))]).rows).toEqual([]);
  });

  it('end an issue that a ledger holds from before they were told apart', () => {
    const untold = asked.map((one) => ({ ...one, asks: false, version_hash: 1 }));
    const before = mine(emptyState(), untold);
    expect(before.rows).toHaveLength(1);
    const after = mine(before.state, asked);
    expect(after.rows).toEqual([]);
    expect(after.state.issues[0]!.history.at(-1)!.kind).toBe('dissolved');
  });

  it('do not name an issue of complaints', () => {
    const complained = ['f', 'g', 'h'].map((id) =>
      toMinedRecord({
        id,
        title: '社保基数被压低',
        text: '社保基数按最低交，窗口说法不一',
        published_at: '2026-10-01',
        intent: '诉求'
      })
    );
    const { rows } = mine(emptyState(), [...asked.slice(0, 3), ...complained]);
    expect(rows.map((row) => row.label)).toEqual(['社保基数被压低']);
  });

  it('join an issue of complaints', () => {
    const { issue_ids } = mine(emptyState(), [...asked.slice(0, 2), ...['f', 'g'].map(said('诉求'))]);
    expect(new Set(issue_ids).size).toBe(1);
    expect(issue_ids[0]).not.toBeNull();
  });
});

describe('records of another version', () => {
  const letter = (id: string, version_hash: number) => ({
    ...record(id, '厂里欠薪半年无人过问', ['E1|T01.01']),
    version_hash
  });

  it('keep the id of their issue when every one of them is read anew, and so does the ledger without the old ones', () => {
    const first = mine(
      emptyState(),
      ['a', 'b', 'c'].map((id) => letter(id, 1))
    );
    const id = first.rows[0]!.issue_id;
    const second = mine(
      first.state,
      ['a', 'b', 'c'].map((name) => letter(name, 2))
    );
    expect(second.rows.map((row) => [row.issue_id, row.size])).toEqual([[id, 3]]);
    const dense = compact(second.state);
    expect(dense.corpus.ids).toEqual(['a', 'b', 'c']);
    const third = mine(dense, [letter('d', 1)]);
    expect(third.rows.map((row) => [row.issue_id, row.size, row.representative_ids.length])).toEqual([[id, 4, 1]]);
  });
});
