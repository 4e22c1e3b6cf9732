import { describe, expect, it } from 'vitest';
import { layoutTrend, trendSummary, trendTable } from '#lib/charts/trend.ts';
import {
  dayNotes,
  noteMarks,
  noteOrigin,
  noteSentence,
  notesAround,
  notesOver,
  notesWithin,
  parseNote,
  type ChartNote
} from '#lib/domain/chart-notes.ts';

const note = (given: Partial<ChartNote>): ChartNote => ({
  note_id: 1,
  noted_on: '2026-07-01',
  text: '新规实施',
  org_id: null,
  org_name: null,
  org_path: null,
  chart: null,
  written_at: '2026-07-02T08:00:00Z',
  written_name: '省总研究室',
  withdrawn_at: null,
  ...given
});
const yulin = { org_id: '6108', org_name: '榆林市总工会', org_path: '/61/6108/' };
const form = (given: Record<string, string>) => {
  const data = new FormData();
  for (const [name, value] of Object.entries({ noted_on: '2026-07-01', text: '新规实施', ...given }))
    data.set(name, value);
  return data;
};

describe('a note', () => {
  it('needs a day that exists and short words, and stands on a chart that there is', () => {
    expect(parseNote(form({ text: ' 新规实施。 ', chart: '/trends' }))).toEqual({
      noted_on: '2026-07-01',
      text: '新规实施',
      org_id: null,
      chart: '/trends'
    });
    expect(() => parseNote(form({ noted_on: '2026-02-30' }))).toThrow('哪一天');
    expect(() => parseNote(form({ noted_on: '' }))).toThrow('哪一天');
    expect(() => parseNote(form({ text: '长'.repeat(31) }))).toThrow('太长');
    expect(() => parseNote(form({ chart: '/accounts' }))).toThrow('没有这样的走势图');
  });
  it('holds for its unit and those below; the list of a scope has those below it too', () => {
    const all = [note({ note_id: 1 }), note({ note_id: 2, ...yulin }), note({ note_id: 3, withdrawn_at: 'x' })];
    const ids = (of: ChartNote[]) => of.map(({ note_id }) => note_id);
    expect(ids(notesOver(all, '/61/6108/610827/'))).toEqual([1, 2]);
    expect(ids(notesOver(all, '/61/6101/'))).toEqual([1]);
    expect(ids(notesOver(all, '/'))).toEqual([1]);
    expect(ids(notesAround(all, '/61/'))).toEqual([1, 2, 3]);
    expect(ids(notesAround(all, '/61/6101/'))).toEqual([1, 3]);
  });
  it('is shown on the charts of its page alone, with its unit, in order of time', () => {
    const all = [note({ noted_on: '2026-08-01', chart: '/trends' }), note({ ...yulin })];
    expect(dayNotes(all, '/trends').map(({ words }) => words)).toEqual(['新规实施（榆林市总工会）', '新规实施']);
    expect(dayNotes(all, '/')).toHaveLength(1);
    expect(dayNotes(all, '/visits')).toHaveLength(1);
  });
  it('is offered to the briefing of its period as a sentence with its origin', () => {
    const all = [note({ ...yulin }), note({ noted_on: '2026-08-01' }), note({ withdrawn_at: 'x' })];
    const [own, ...more] = notesWithin(all, '/', '2026-07-01', '2026-07-31');
    expect(more).toEqual([]);
    expect(noteSentence(own!)).toBe('2026年7月1日，榆林市总工会：新规实施。');
    expect(noteOrigin(own!)).toBe('注记，省总研究室写于2026年7月2日');
  });
});

describe('a note on a chart', () => {
  const input = {
    periods: ['2026年6月', '2026年7月', '2026年8月'],
    starts: ['2026-06-01', '2026-07-01', '2026-08-01'],
    series: [{ key: 'visits', label: '走访', values: [3, 4, 5] }],
    unfinished: null
  };
  const marks = (days: string[]) =>
    noteMarks(
      days.map((noted_on) => ({ noted_on, words: '新规实施' })),
      input.starts
    );
  it('stands where its day lies: the first of a month on the border, none outside of the chart', () => {
    expect(marks(['2026-07-01'])[0]!.at).toBe(0.5);
    expect(marks(['2026-07-16'])[0]!.at).toBeCloseTo(0.98, 2);
    expect(marks(['2026-05-31', '2026-09-20'])).toEqual([]);
  });
  it('has its words beside the line, below each other where they would meet, and inside the chart', () => {
    const { marks: placed, plot } = layoutTrend(input, 400, 200, marks(['2026-06-20', '2026-07-01', '2026-08-30']));
    expect(placed.map(({ text }) => text)).toEqual(['6月20日 新规实施', '7月1日 新规实施', '8月30日 新规实施']);
    expect(placed[0]!.y).toBeLessThan(placed[1]!.y);
    expect(placed.map(({ anchor }) => anchor)).toEqual(['start', 'start', 'end']);
    for (const { x } of placed) expect(x).toBeLessThanOrEqual(plot.right);
  });
  it('is told to those who do not see the chart, and stands in the table', () => {
    const shown = marks(['2026-07-01']);
    expect(trendSummary(input, '次', shown)).toContain('注记：2026年7月1日 新规实施。');
    expect(trendTable(input, shown).rows.map((row) => row.notes)).toEqual([null, '2026年7月1日 新规实施', null]);
    expect(trendTable(input).columns.map(({ key }) => key)).not.toContain('notes');
  });
});
