import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileExport, compileSearch } from '#lib/search/compile.ts';
import { parseQuery, type Node } from '#lib/search/parse.ts';
import { InputError } from '#lib/domain/errors.ts';
import { SearchProblem } from '#lib/search/problem.ts';
import { chosenConditions, FACETS, parseSearchRequest, REFS } from '#lib/search/request.ts';
import { resolveQuery } from '#lib/search/resolve.ts';
import type { Vocabulary } from '#lib/search/vocabulary.ts';

const VOCABULARY: Vocabulary = {
  regions: [
    { region_code: '610000', region_name: '陕西省', region_level: 'province' },
    { region_code: '610100', region_name: '西安市', region_level: 'city' },
    { region_code: '610800', region_name: '榆林市', region_level: 'city' },
    { region_code: '610802', region_name: '榆阳区', region_level: 'county' }
  ],
  topics: [
    { topic_code: 'T01', topic_name: '劳动报酬', aliases: ['工资', '欠薪'] },
    { topic_code: 'T01.02', topic_name: '农民工工资拖欠(工程建设)', aliases: [] },
    { topic_code: 'T04', topic_name: '社会保险与公积金', aliases: ['社保'] }
  ]
};
const FRAME = { scope_path: '/', from: null, to: null };

/** The query written back with brackets, so that its reading can be compared. */
function said(node: Node | null): string {
  if (node === null) return '';
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'near':
      return `${node.left.text}~${node.distance}~${node.right.text}`;
    case 'field':
      return `${node.name}=${node.values.map(({ text }) => text).join('/')}`;
    case 'not':
      return `-${said(node.child)}`;
    default:
      return `(${node.children.map(said).join(node.kind === 'all' ? '&' : '|')})`;
  }
}
function problemOf(query: string): SearchProblem {
  try {
    const node = parseQuery(query);
    if (node) resolveQuery(node, VOCABULARY);
  } catch (problem) {
    if (problem instanceof SearchProblem) return problem;
    throw problem;
  }
  throw new Error(`accepted: ${query}`);
}

describe('what a query means', () => {
  it.each([
    ['', ''],
    ['　', ''],
    ['拖欠 工资', '(拖欠&工资)'],
    ['拖欠 AND 工资', '(拖欠&工资)'],
    ['拖欠 或 欠薪 工资', '(拖欠|(欠薪&工资))'],
    ['(拖欠 or 欠薪) 与 工资', '((拖欠|欠薪)&工资)'],
    ['工资 非 奖金', '(工资&-奖金)'],
    ['工资 -奖金', '(工资&-奖金)'],
    ['NOT 奖金', '-奖金'],
    ['"拖欠 工资"', '拖欠 工资'],
    ['「拖欠工资」', '拖欠工资'],
    ['工资 near/5 拖欠', '工资~5~拖欠'],
    ['工资 邻近 拖欠', '工资~10~拖欠'],
    ['地区:榆林', '地区=榆林'],
    ['地区：榆林、西安 欠薪', '(地区=榆林/西安&欠薪)'],
    ['地区: 榆林', '地区=榆林'],
    ['（拖欠　ＯＲ　欠薪）　社保', '((拖欠|欠薪)&社保)'],
    ['时间:2026-01..2026-03', '时间=2026-01..2026-03'],
    ['10:30 下班', '(10:30&下班)'],
    ['拖欠，工资', '(拖欠&工资)'],
    ['ＡＰＰ', 'app']
  ])('%s', (query, meaning) => {
    expect(said(parseQuery(query))).toBe(meaning);
  });

  it('leaves operator words inside words alone', () => {
    expect(said(parseQuery('参与管理 或者说 非法用工'))).toBe('(参与管理&或者说&非法用工)');
  });

  it('finds places, topics, sources and times by the names people use', () => {
    expect(resolveQuery(parseQuery('地区:榆林 主题:欠薪 来源:12351 时间:2026-01..')!, VOCABULARY)).toEqual({
      kind: 'all',
      parts: [
        { kind: 'where', any: [{ kind: 'regions', cities: ['610800'], counties: [] }] },
        { kind: 'where', any: [{ kind: 'topics', codes: ['T01'] }] },
        { kind: 'where', any: [{ kind: 'channels', source: 'petitions', codes: ['hotline'] }] },
        { kind: 'where', any: [{ kind: 'days', from: '2026-01-01', to: null }] }
      ]
    });
  });

  it.each([
    ['2026', '2026-01-01', '2026-12-31'],
    ['2026Q2', '2026-04-01', '2026-06-30'],
    ['2026年2月', '2026-02-01', '2026-02-28'],
    ['2026-02-03', '2026-02-03', '2026-02-03'],
    ['..2026-02', null, '2026-02-28']
  ])('time %s', (text, from, to) => {
    expect(resolveQuery(parseQuery(`时间:${text}`)!, VOCABULARY)).toEqual({
      kind: 'where',
      any: [{ kind: 'days', from, to }]
    });
  });
});

describe('what is wrong is shown where it is', () => {
  it.each([
    ['工资 "拖欠', '"拖欠'.slice(0, 1)],
    ['(拖欠 工资', '('],
    ['拖欠 工资)', ')'],
    ['或 工资', '或'],
    ['工资 与', '与'],
    ['地区:火星', '火星'],
    ['部门:财务', '部门:'],
    ['主题:', '主题:'],
    ['时间:昨天', '昨天'],
    ['时间:2026-13', '2026-13'],
    ['时间:2026-03..2026-01', '2026-03..2026-01'],
    ['来源:电报', '电报'],
    ['工资 near/0 拖欠', 'near/0'],
    ['地区:榆林 near 工资', 'near']
  ])('%s', (query, at) => {
    const problem = problemOf(query);
    expect(query.slice(problem.span.start, problem.span.end)).toBe(at);
    expect(problem.hint.length).toBeGreaterThan(4);
    expect(problem.message).toMatch(/\p{Script=Han}/u);
  });

  it('suggests the nearest names', () => {
    expect(problemOf('地区:榆').hint).toContain('榆林市');
    expect(problemOf('主题:公交').hint).toContain('公积金');
  });
});

describe('persons cannot be searched', () => {
  it.each([
    '13812345678',
    '138 1234 5678',
    '１３８１２３４５６７８',
    '138 与 1234 或 5678',
    '610102199003071234',
    '"61010219900307123X"',
    '王某 13812345678',
    'abc@example.com',
    '029-88886666',
    '6222021234567890123',
    'a3f09c12bd4477e0',
    '陕A12345',
    '工资 1381234 5678'
  ])('%s', (query) => {
    expect(problemOf(query).hint).toContain('不查人');
  });
  it.each(['12351', '2026年1月 欠薪', '996', '时间:2026-01-05..2026-03-31', '12345 热线', '"第31条"', '时间:20260105'])(
    '%s is no person',
    (query) => {
      expect(() => parseQuery(query)).not.toThrow();
    }
  );
});

describe('any text at all', () => {
  const pieces = fc.constantFrom(
    '工资',
    '拖欠',
    ' ',
    '　',
    '(',
    ')',
    '（',
    '"',
    '“',
    '”',
    ':',
    '：',
    '地区:',
    '主题：',
    '榆林',
    '时间:',
    '2026-01',
    '..',
    ' 与 ',
    ' OR ',
    ' 非 ',
    '-',
    '!',
    ' near/3 ',
    ' near ',
    ',',
    '、',
    '|',
    '&',
    "'",
    ';',
    '--',
    '/*',
    '$1',
    '$p0',
    '😀',
    '\u0000',
    '\ud800',
    "'; drop table x; --",
    'select',
    '%',
    '_',
    '\\'
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
    fc.string({ maxLength: 500 })
  );

  it('is understood or refused at a place inside it, and never reaches the SQL text', () => {
    fc.assert(
      fc.property(texts, (query) => {
        let question: ReturnType<typeof resolveQuery> | null = null;
        try {
          const node = parseQuery(query);
          question = node === null ? null : resolveQuery(node, VOCABULARY);
        } catch (problem) {
          if (!(problem instanceof SearchProblem)) throw problem;
          expect(problem.span.start).toBeGreaterThanOrEqual(0);
          expect(problem.span.end).toBeLessThanOrEqual(query.length);
          expect(problem.span.start).toBeLessThan(Math.max(1, problem.span.end));
          expect(problem.message.length * problem.hint.length).toBeGreaterThan(0);
          return;
        }
        for (const { sql, parameters } of [
          compileSearch(question, [], FRAME, { sort: 'relevance', limit: 20, offset: 0 }),
          compileExport(question, [], FRAME)
        ]) {
          expectFragments(sql, parameters);
        }
      }),
      { numRuns: 3000 }
    );
  });

  it('in an address is a condition of ours or refused, and never reaches the SQL text', () => {
    const values = fc.oneof(
      texts,
      fc.constantFrom(
        'requests',
        'E',
        'private',
        'migrant',
        'T01.01,T01.02',
        'T01',
        '610100',
        'none',
        '2026-01',
        'posts',
        'negative',
        'hi-1'
      )
    );
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...FACETS, ...REFS), values), (asked) => {
        let chosen: ReturnType<typeof parseSearchRequest>['chosen'];
        try {
          ({ chosen } = parseSearchRequest(new URLSearchParams(asked)));
        } catch (problem) {
          if (!(problem instanceof InputError)) throw problem;
          expect(problem.hint.length).toBeGreaterThan(0);
          return;
        }
        for (const { sql, parameters } of [
          compileSearch(null, chosenConditions(chosen), FRAME, { sort: 'time', limit: 20, offset: 0 }),
          compileExport(null, chosenConditions(chosen), FRAME)
        ])
          expectFragments(sql, parameters);
      }),
      { numRuns: 2000 }
    );
  });
});

/** Every name is a bound value, and the fragments hold only these literals: anything else would be a reader's word. */
function expectFragments(sql: string, parameters: object): void {
  expect(sql).toMatch(/^[\x20-\x7e\n未归类]+$/);
  expect(new Set([...sql.matchAll(/\$(\w+)/g)].map((match) => match[1]))).toEqual(new Set(Object.keys(parameters)));
  for (const [, literal] of sql.matchAll(/'([^']*)'/g))
    expect(['total', 'source', 'topic', 'region', 'month', 'polarity', 'page', '', '未归类']).toContain(literal);
}
