import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintDocument } from '#lib/briefing/lint.ts';
import { plainText, referencesOf } from '#lib/document/document.ts';
import { parseDays } from '#lib/search/days.ts';
import { parseQuery } from '#lib/search/parse.ts';
import { chapterBlocks, chapterFindings, chapterReferences, OUTLINE, type ComparedPin } from '#lib/studies/chapter.ts';
import { studyDocument, type StudyFacts } from '#lib/studies/document.ts';
import { differenceWords, figureText, fixedAddress } from '#lib/studies/figures.ts';
import { parseStudyForm } from '#lib/studies/form.ts';
import { researchDays } from '#lib/studies/ledger.ts';
import { issueUnit, keptParams, studySearch } from '#lib/studies/query.ts';
import { countedStudies, isOverdue, STAGES, stepped, stepsFrom } from '#lib/domain/study.ts';

describe('a stage', () => {
  const planned = { finished_on: null, has_plan: true, due_on: '2026-12-20' };
  it('moves one step at a time, and 立项 needs plan and day', () => {
    expect(() => stepped({ ...planned, stage: 'chosen' }, 'drafted', '2026-11-24')).toThrow(/不能从选题直接到成稿/);
    expect(() => stepped({ ...planned, stage: 'chosen', has_plan: false }, 'registered', '2026-11-24')).toThrow(
      /方案和完成期限/
    );
    expect(stepped({ ...planned, stage: 'chosen' }, 'registered', '2026-11-24').stage).toBe('registered');
  });
  it('keeps the day of the report until it is taken back, and of adoption only while adopted', () => {
    const drafted = stepped({ ...planned, stage: 'fieldwork' }, 'drafted', '2026-11-20');
    const adopted = stepped({ ...planned, ...drafted }, 'adopted', '2026-11-24');
    expect(adopted).toEqual({ stage: 'adopted', finished_on: '2026-11-20', adopted_on: '2026-11-24' });
    expect(() => stepped({ ...planned, ...drafted }, 'adopted', '2026-11-01')).toThrow(/早于成稿/);
    expect(stepped({ ...planned, ...adopted }, 'drafted', '2026-11-25')).toEqual({
      stage: 'drafted',
      finished_on: '2026-11-20',
      adopted_on: null
    });
  });
  it('is left by one step forward or back only', () => {
    for (const stage of STAGES)
      for (const to of stepsFrom(stage)) expect(Math.abs(STAGES.indexOf(to) - STAGES.indexOf(stage))).toBe(1);
  });
  it('counts from 立项 on, and what the ledger has is counted there', () => {
    const studies = STAGES.map((stage) => ({ stage, registered_id: null as string | null }));
    expect(
      countedStudies([...studies, { stage: 'adopted', registered_id: 'KT1' }]).map((study) => study.stage)
    ).toEqual(STAGES.slice(1));
  });
  it('is overdue past its day without a report', () => {
    expect(isOverdue({ due_on: '2026-11-01', finished_on: null, stage: 'fieldwork' }, '2026-11-02')).toBe(true);
    expect(isOverdue({ due_on: '2026-11-01', finished_on: '2026-11-05', stage: 'drafted' }, '2026-12-02')).toBe(false);
    expect(isOverdue({ due_on: '2026-11-02', finished_on: null, stage: null }, '2026-11-02')).toBe(false);
  });
});

describe('the query', () => {
  it('is an address of 检索 with topics, time and the typed words in brackets', () => {
    const params = studySearch({
      topic_codes: ['T14.01', 'T14.02'],
      period_from: '2025-01-01',
      period_to: '2026-11-23',
      params: 'q=罚款 或 超时&source=posts'
    });
    expect(params.get('q')).toBe('主题:T14.01、T14.02 时间:2025-01-01..2026-11-23 (罚款 或 超时)');
    expect(params.get('source')).toBe('posts');
    expect(parseQuery(params.get('q')!)).toMatchObject({ kind: 'all' });
    expect(parseDays('2025-01-01..2026-11-23')).toEqual({ from: '2025-01-01', to: '2026-11-23' });
  });
  it('of an issue is its members, whatever topic most of them have', () => {
    const params = keptParams(new URLSearchParams('issue=HOT0001&scope=61'), ['issue']);
    const search = studySearch({ topic_codes: ['T01.01'], period_from: '2026-01-01', period_to: '2026-11-23', params });
    expect(search.get('issue')).toBe('HOT0001');
    expect(search.get('q')).toBe('时间:2026-01-01..2026-11-23');
  });
  it('of an issue looks at the lowest unit that holds nearly all of its records', () => {
    const unit = (org_id: string, record_count: number) => ({ org_id, record_count, total_count: 20 });
    expect(issueUnit([unit('610102', 11), unit('6101', 19), unit('61', 20)])?.org_id).toBe('6101');
    expect(issueUnit([unit('610102', 20), unit('6101', 20), unit('61', 20)])?.org_id).toBe('610102');
    expect(issueUnit([unit('6101', 9), unit('6103', 9), unit('61', 20)])?.org_id).toBe('61');
    expect(issueUnit([])).toBeNull();
  });
  it('comes from a form that is checked field by field', () => {
    const form = new FormData();
    for (const [name, value] of Object.entries({
      title: '调研',
      owner: '61',
      plan_year: '2026',
      period_from: '2026-01-01',
      period_to: '2026-06-30',
      query: '罚款'
    }))
      form.set(name, value);
    form.append('topics', 'T14.01');
    expect(parseStudyForm(form)).toMatchObject({ topic_codes: ['T14.01'], due_on: null, query: '罚款' });
    form.set('period_to', '2025-06-30');
    expect(() => parseStudyForm(form)).toThrow(/研究时段填写有误/);
  });
});

describe('a pinned figure', () => {
  it('has an address that says the same next month, whatever the view was', () => {
    const at = (text: string) => fixedAddress(new URL(text, 'http://local'), { scope: null, period: '2026-10' });
    expect(at('/search?page=3&q=欠薪&sort=heat')).toEqual({
      page: 'search',
      address: '/search?period=2026-10&q=%E6%AC%A0%E8%96%AA'
    });
    expect(at('/search?q=欠薪')!.address).toBe(at('/search?sort=time&q=欠薪&page=1')!.address);
    expect(at('/issues')).toBeNull();
    expect(at('/issues/hi-1')?.page).toBe('issues');
    expect(at('/data')).toBeNull();
  });
  it('is compared in its unit, and what is hidden gives nothing away', () => {
    expect(differenceWords(100, 112, '条')).toBe('多 12 条（12.0%）');
    expect(differenceWords(0.448, 0.431, '%')).toBe('少 1.7 个百分点');
    expect(differenceWords(0, 3, '条')).toBe('多 3 条');
    expect(differenceWords(null, 7, '人')).toBe('当时不公开');
    expect(differenceWords(7, null, '人')).not.toMatch(/\d/);
    expect(figureText('<5', '户')).toBe('<5 户');
    expect(figureText('—', '条')).toBe('—');
  });
});

it('research days are different calendar days: a stay counts each, a day twice counts once', () => {
  expect(
    researchDays([
      { visited_on: '2026-10-30', last_day: '2026-11-02' },
      { visited_on: '2026-11-02', last_day: '2026-11-02' }
    ])
  ).toBe(4);
  expect(researchDays([])).toBe(0);
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 28 })), (days) => {
      const visits = days.map((day) => ({
        visited_on: `2026-02-${String(day).padStart(2, '0')}`,
        last_day: `2026-02-${String(day).padStart(2, '0')}`
      }));
      expect(researchDays(visits)).toBe(new Set(days).size);
    })
  );
});

describe('the chapter', () => {
  const pin: ComparedPin = {
    pin_id: 3,
    address: '/search?q=x',
    label: '匹配记录数',
    definition: '检索匹配的记录数',
    query: 'marts.search_records',
    filter: '罚款；全省',
    unit: '条',
    data_version: 'aaa',
    as_of: '2026-10-31',
    then: { value: 100, display: '100' },
    now: { value: 112, display: '112' }
  };
  const facts: StudyFacts = {
    key: 'BX-1',
    title: '外卖罚款调研',
    question: '为什么？',
    owner_org_id: '61',
    owner_name: '陕西省总工会',
    plan_year: 2026,
    period_from: '2025-01-01',
    period_to: '2026-11-23',
    findings: '罚款集中在超时。\n地区差别不大。',
    chapter: '# 现状\n当时 {{p3}}，现在 {{p3.now}}，共 {{n}} 条。',
    pins: [pin],
    n: 232,
    asked: '主题:T14.01',
    research_days: 5,
    months: [
      { value: '2026-10', label: '2026年10月', record_count: 30 },
      { value: '2026-11', label: '2026年11月', record_count: 36 }
    ],
    sources: [{ label: '网络帖文', record_count: 232 }],
    data_version: 'bbb',
    as_of: '2026-11-23',
    is_demo: true
  };
  it('takes its numbers from the data, then and now', () => {
    const references = chapterReferences(facts);
    expect(
      chapterBlocks(facts.chapter, references).map((block) => ('text' in block ? plainText(block.text) : ''))
    ).toEqual(['现状', '当时 100 条，现在 112 条，共 232 条。']);
    expect(chapterBlocks(OUTLINE, references)[0]).toMatchObject({ type: 'heading', level: 1 });
  });
  it('says which figures were typed and which are gone', () => {
    expect(chapterFindings('# 2026年\n约 300 件，{{p9}} 和 {{n}}', chapterReferences(facts))).toEqual({
      typed: expect.arrayContaining(['300']),
      missing: ['p9']
    });
  });
  it('prints with every figure, its definition, filter and both versions, and passes the check for personal data', () => {
    const document = studyDocument(facts);
    const said = document.blocks
      .flatMap((block) =>
        block.type === 'table'
          ? block.rows.flat().map(plainText)
          : block.type === 'figure'
            ? [block.title]
            : [plainText(block.text)]
      )
      .join('\n');
    for (const part of [
      '多 12 条（12.0%）',
      '检索匹配的记录数',
      '罚款；全省',
      'aaa',
      'bbb',
      '主题:T14.01',
      '232',
      '地区差别不大',
      '演示数据'
    ])
      expect(said).toContain(part);
    expect(referencesOf(document).map((reference) => reference.key)).toEqual(['p3', 'p3.now', 'n']);
    expect(lintDocument(document)).toEqual([]);
    expect(lintDocument(studyDocument({ ...facts, chapter: '电话 13812345678' }))).not.toEqual([]);
  });
  it('says so when a figure is gone or the query cannot be read', () => {
    const document = studyDocument({ ...facts, n: null, pins: [{ ...pin, now: null }] });
    const said = JSON.stringify(document.blocks);
    expect(said).toContain('这一页现在没有这个数字');
    expect(said).toContain('查询现在不能执行');
  });
});
