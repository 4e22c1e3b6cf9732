import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { amendmentsOf, announcedIn, withAmendments } from '#lib/briefing/amendments.ts';
import { compareDocuments } from '#lib/briefing/compare.ts';
import { plainText, referencesOf, type BriefingDocument, type Inline, type Reference } from '#lib/document/document.ts';
import { dueDrafts } from '#lib/briefing/due.ts';
import { stateAfter, STATES, STEPS, stepsFrom } from '#lib/domain/briefing-flow.ts';
import {
  blockingFindings,
  findingsOf,
  inlinesFrom,
  keysIn,
  templateOf,
  typedNumbers,
  withEdits
} from '#lib/document/live-text.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { formatPeriod } from '#lib/domain/periods.ts';

const reference = (key: string, display: string): Reference => ({
  key,
  label: `${key} 的数`,
  definition: '按登记日期计',
  query: 'overview/volumes',
  parameters: {},
  value: Number(display),
  display
});
const briefing = (period: string, text: Inline[], more: Inline[] = ['建议核查。']): BriefingDocument => ({
  kind: 'monthly',
  period,
  scope: null,
  scope_name: '全省',
  masthead: '简报',
  number: '2026年第10期',
  issuer: '省总',
  title: '全省简报',
  dated_on: '2026-11-03',
  data_version: 'v1',
  is_demo: false,
  blocks: [
    { type: 'heading', level: 1, text: ['概览'] },
    { type: 'paragraph', id: 'a', text },
    { type: 'paragraph', id: 'b', text: more },
    { type: 'heading', level: 1, text: ['数据说明'] },
    { type: 'paragraph', id: 'notes.version', text: ['版本 1'] }
  ]
});

describe('the way of an issue', () => {
  it('is draft, submitted, checked, signed, published; nothing can be skipped and nothing follows publication', () => {
    let state: (typeof STATES)[number] = 'draft';
    for (const step of ['submit', 'check', 'sign', 'publish'] as const) state = stateAfter(state, step, null);
    expect(state).toBe('published');
    expect(stepsFrom('published')).toEqual([]);
    for (const from of STATES)
      for (const step of STEPS)
        if (!stepsFrom(from).includes(step)) expect(() => stateAfter(from, step, '理由')).toThrow(/不能/);
  });
  it('can be returned from each state before publication, with a reason', () => {
    for (const from of ['submitted', 'checked', 'signed'] as const) {
      expect(stateAfter(from, 'return', '核对走访次数')).toBe('draft');
      expect(() => stateAfter(from, 'return', null)).toThrow(/理由/);
    }
  });
});

describe('live numbers', () => {
  const keys = ['petitions.count', 'posts.count', 'issue.hi-1.label', 'A08.share'];
  const references = new Map(keys.map((key, i) => [key, reference(key, String(40 + i))]));
  const inline = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('，比上月', '{{petitions.count}}', '{', '}}'),
    fc.constantFrom(...keys).map((key): Inline => references.get(key)!)
  );

  it('survive being written down and read back, whatever stands around them', () => {
    fc.assert(
      fc.property(fc.array(inline), (text) => {
        const back = inlinesFrom(templateOf(text), references);
        expect(back.filter((at) => typeof at !== 'string')).toEqual(text.filter((at) => typeof at !== 'string'));
        expect(templateOf(back)).toBe(templateOf(text));
      })
    );
  });
  it('take the value of the day, however the words around them were edited', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[^{}\n\d]{0,20}$/u),
        fc.stringMatching(/^[^{}\n\d]{0,20}$/u),
        fc.nat(9999),
        (before, after, value) => {
          const document = withEdits(briefing('2026-10', ['共 ', reference('petitions.count', String(value)), ' 件']), [
            { block_id: 'a', text: `${before}x{{petitions.count}}${after}`, reason: null }
          ]);
          expect(referencesOf(document).map((at) => [at.key, at.display])).toEqual([
            ['petitions.count', String(value)]
          ]);
        }
      )
    );
  });
  it.each([
    ['共 {{petitions.count}} 件', []],
    ['2026年10月共 {{petitions.count}} 件', []],
    ['共 44 件', ['44']],
    ['共 ４４ 件', ['44']],
    ['共 1{{petitions.count}} 件', ['1']],
    ['共三十余件', ['三十']],
    ['同比上升百分之十', ['百分之十']],
    ['2026年10月，其中 2026 件', ['2026']],
    ['一是核查，二是督办', []],
    ['新增三户', ['三']]
  ])('typed figures are found: %s', (text, typed) => {
    expect(typedNumbers(text, '2026年10月共 {{petitions.count}} 件')).toEqual(typed);
  });
  it('a typed figure blocks until a reason is given, a number gone from the data blocks always', () => {
    const document = briefing('2026-10', ['共 ', reference('petitions.count', '44'), ' 件']);
    const blocking = (text: string, reason: string | null) =>
      blockingFindings(findingsOf(document, [{ block_id: 'a', text, reason }])).length;
    expect([
      blocking('共 {{petitions.count}} 件', null),
      blocking('共 44 件', null),
      blocking('共 44 件', '据省信访局通报'),
      blocking('共 {{gone.count}} 件', '据通报')
    ]).toEqual([0, 1, 0, 1]);
  });
  it('an empty text leaves the paragraph out, a line break makes two, and data notes cannot be rewritten', () => {
    const document = briefing('2026-10', ['共 ', reference('petitions.count', '44'), ' 件']);
    const ids = (text: string, id = 'a') =>
      withEdits(document, [{ block_id: id, text, reason: null }]).blocks.flatMap((block) =>
        block.type === 'paragraph' ? [block.id] : []
      );
    expect([ids(''), ids('甲\n乙 {{petitions.count}}'), ids('', 'notes.version')]).toEqual([
      ['b', 'notes.version'],
      ['a', 'a.2', 'b', 'notes.version'],
      ['a', 'b', 'notes.version']
    ]);
  });
});

describe('two issues beside each other', () => {
  const september = briefing('2026-09', [
    '2026年9月共 ',
    reference('petitions.count', '30'),
    ' 件，',
    reference('only.then', '3')
  ]);
  const october = briefing(
    '2026-10',
    ['2026年10月共 ', reference('petitions.count', '44'), ' 件，', reference('only.now', '5')],
    ['建议督办。']
  );
  it('tell numbers that changed, came and went, and words that differ, the month aside', () => {
    const { facts, texts } = compareDocuments(september, october);
    expect(facts.map(({ difference, key, before, after }) => [difference, key, before, after])).toEqual([
      ['changed', 'petitions.count', '30', '44'],
      ['added', 'only.now', null, '5'],
      ['gone', 'only.then', '3', null]
    ]);
    expect(texts.map(({ difference, block_id }) => [difference, block_id])).toEqual([
      ['changed', 'a'],
      ['changed', 'b']
    ]);
    expect(keysIn(templateOf(october.blocks[1]!.type === 'paragraph' ? october.blocks[1]!.text : []))).toEqual([
      'petitions.count',
      'only.now'
    ]);
  });
  it('a number that changed after publication is told once: published → now', () => {
    const today = briefing('2026-09', ['2026年9月共 ', reference('petitions.count', '33'), ' 件']);
    const found = amendmentsOf(september, new Map(), today);
    expect(found.map(({ published, now }) => [published, now.display])).toEqual([['30', '33']]);
    const told = withAmendments(october, found);
    expect(told.blocks.filter((block) => block.type === 'heading').map((block) => plainText(block.text))).toEqual([
      '概览',
      '更正',
      '数据说明'
    ]);
    expect(amendmentsOf(september, announcedIn(told, '2026-09'), today)).toEqual([]);
    expect(
      amendmentsOf(
        september,
        announcedIn(told, '2026-09'),
        briefing('2026-09', [reference('petitions.count', '35')])
      ).map((at) => [at.published, at.now.display])
    ).toEqual([['33', '35']]);
    expect(withAmendments(october, [])).toBe(october);
  });
});

describe('the schedule of drafts', () => {
  const due = (env: Record<string, string>, today: string) =>
    dueDrafts(briefingSettings(env).schedule, today).map(
      ({ kind, period, scope }) => `${kind} ${formatPeriod(period)} ${scope ?? 'all'}`
    );
  it('asks for the month that has ended once the day has come, and goes on asking when it was missed', () => {
    expect([
      due({}, '2026-11-02'),
      due({}, '2026-11-03'),
      due({}, '2026-11-30'),
      due({ BRIEFING_DAY: '0' }, '2026-11-30')
    ]).toEqual([[], ['monthly 2026-10 all'], ['monthly 2026-10 all'], []]);
  });
  it('knows the configured kinds and scopes', () => {
    expect(
      due({ BRIEFING_DAY: '10', BRIEFING_KINDS: 'monthly,quarter,year', BRIEFING_SCOPES: 'all,6101' }, '2026-01-15')
    ).toEqual([
      'monthly 2025-12 all',
      'monthly 2025-12 6101',
      'quarter 2025Q4 all',
      'quarter 2025Q4 6101',
      'year 2025 all',
      'year 2025 6101'
    ]);
    expect(() => briefingSettings({ BRIEFING_KINDS: 'weekly' })).toThrow();
  });
});
