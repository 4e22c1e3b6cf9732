import { columnText } from '../../src/routes/data/data-page-columns.ts';
import { fieldLines } from '../../src/routes/data/data-page-fields.ts';
import { formatWords, rowEquation, sizeWords } from '../../src/routes/data/data-page-loads.ts';
import { regionMethodLines, regionSentence } from '../../src/routes/data/data-page-regions.ts';
import { durationWords, filesWords, runSentence, totalCounts } from '../../src/routes/data/data-page-runs.ts';
import {
  scheduleWords,
  sourceHealth,
  usabilitySentence,
  type SourceRow
} from '../../src/routes/data/data-page-sources.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const TODAY = '2026-10-20';

function source(change: Partial<SourceRow> = {}): SourceRow {
  return {
    source: 'visits',
    label: '走访',
    fresh_days: 3,
    ageing_days: 10,
    last_record_on: TODAY,
    last_landed_at: '2026-10-19T21:10:00Z',
    rows_read: 100,
    rows_rejected: 0,
    ...change
  };
}

const FIVE = ['走访', '信访', '集体协商', '网络帖文', '基础资料'].map((label) => source({ label }));

describe('how old a source is', () => {
  it.each([
    ['2026-10-20', 'fresh', '今天有新记录'],
    ['2026-10-17', 'fresh', '3 天没有新记录'],
    ['2026-10-16', 'ageing', '4 天没有新记录'],
    ['2026-10-10', 'ageing', '10 天没有新记录'],
    ['2026-10-09', 'stale', '11 天没有新记录'],
    ['2026-11-01', 'fresh', '今天有新记录']
  ])('last record on %s is %s', (last, state, text) => {
    expect(sourceHealth(source({ last_record_on: last }), TODAY)).toMatchObject({ state, text });
  });

  it('goes by the last file, in Shanghai time, where records carry no date', () => {
    const landedAfterMidnight = source({ last_record_on: null, last_landed_at: '2026-10-19T21:10:00Z' });
    expect(sourceHealth(landedAfterMidnight, TODAY)).toEqual({ state: 'fresh', age_days: 0, text: '今天有新文件' });
  });

  it('is not called fresh or old when nothing ever came', () => {
    expect(sourceHealth(source({ last_record_on: null, last_landed_at: null }), TODAY).state).toBe('missing');
  });
});

describe('the sentence of the page', () => {
  const last_run = { status: 'succeeded', started_at: '2026-10-20T00:00:00Z' };

  it('names the source that is late, the run and the refused rows', () => {
    const rows = FIVE.map((row) =>
      row.label === '网络帖文' ? { ...row, last_record_on: '2026-10-11', rows_rejected: 21 } : row
    );
    expect(usabilitySentence({ rows, today: TODAY, last_run, unreadable_count: 0 })).toBe(
      '五类数据中四类在期内，网络帖文已 9 天没有新记录；最近一次运行成功；累计拒收 21 行，可导出更正。'
    );
  });

  it('says that all is well only when it is', () => {
    expect(usabilitySentence({ rows: FIVE, today: TODAY, last_run, unreadable_count: 0 })).toBe(
      '五类数据都在期内；最近一次运行成功；没有拒收的行。'
    );
  });

  it('says that what is shown is older when the last run failed, and counts unreadable files', () => {
    const text = usabilitySentence({
      rows: FIVE,
      today: TODAY,
      last_run: { ...last_run, status: 'failed' },
      unreadable_count: 2
    });
    expect(text).toContain('最近一次运行失败，页面仍用上一次发布的数据');
    expect(text).toContain('2 个文件读不出来');
  });

  it('names the two oldest of many late sources', () => {
    const rows = FIVE.map((row, i) => ({ ...row, last_record_on: `2026-10-0${i + 1}` }));
    expect(usabilitySentence({ rows, today: TODAY, last_run, unreadable_count: 0 })).toMatch(
      /^五类数据都不在期内，走访已 19 天没有新记录，信访已 18 天没有新记录等；/
    );
  });

  it('speaks of nothing that is not there before the first publication', () => {
    expect(
      usabilitySentence({ rows: [], today: TODAY, last_run: { ...last_run, status: 'failed' }, unreadable_count: 1 })
    ).toBe('还没有发布过数据；最近一次运行失败，没有发布；1 个文件读不出来。');
    expect(usabilitySentence({ rows: [], today: TODAY, last_run: null, unreadable_count: 0 })).toBe(
      '还没有发布过数据；还没有运行记录。'
    );
  });
});

describe('schedules in words', () => {
  it.each([
    ['10 5 * * *', '每天 05:10'],
    ['30 5 * * 1', '每周一 05:30'],
    ['0 8 * * 0', '每周日 08:00'],
    ['40 5,11,17,23 * * *', '每天 05:40、11:40、17:40、23:40'],
    ['0 6 3 * *', '每月 3 日 06:00'],
    ['*/15 * * * *', '每 15 分钟'],
    ['0 6 1-5 2 *', '按定时表达式 0 6 1-5 2 *']
  ])('%s → %s', (cron, words) => expect(scheduleWords(cron)).toBe(words));
});

describe('runs in words', () => {
  const counts = {
    read: 10,
    new: 7,
    revised: 1,
    duplicate: 1,
    rejected: 1,
    emptied: 0,
    conflicting: 0,
    held: 0,
    totals: 0,
    empty: 0
  };

  it('adds up the files that were read and counts those that were not', () => {
    const files = [
      { counts, error: null },
      { counts, error: null },
      { counts: null, error: '文件读不出来' }
    ];
    expect(totalCounts(files)).toMatchObject({ read: 20, new: 14, rejected: 2 });
    expect(filesWords(files, 'partly')).toBe('3 个文件，1 个失败');
    expect(runSentence({ status: 'partly', files, published: '000002-ab.duckdb' })).toBe(
      '部分失败：3 个文件，1 个失败，读入 20 行，新增 14 行，拒收 2 行；已发布。'
    );
  });

  it('does not claim a publication that did not happen', () => {
    expect(runSentence({ status: 'failed', files: [], published: null })).toBe('失败：没有记下文件；没有发布新数据。');
  });

  it.each([
    ['2026-10-20T00:00:42Z', '42 秒'],
    ['2026-10-20T00:03:05Z', '3 分 5 秒'],
    ['2026-10-20T01:12:59Z', '1 小时 12 分'],
    [null, '—']
  ])('lasting to %s is %s', (end, words) => expect(durationWords('2026-10-20T00:00:00Z', end)).toBe(words));
});

describe('where the rows of a batch went', () => {
  it('is an equation that adds up', () => {
    expect(
      rowEquation({ rows_read: 1980, rows_new: 1970, rows_revised: 0, rows_duplicate: 8, rows_rejected: 2 })
    ).toEqual({ text: '1,980 = 新增 1,970 + 修订 0 + 重复 8 + 拒收 2', missing: 0 });
  });

  it('shows every difference and never hides one behind an equals sign', () => {
    const part = fc.nat(1_000_000);
    fc.assert(
      fc.property(
        part,
        part,
        part,
        part,
        fc.integer({ min: -5, max: 5 }),
        (rows_new, rows_revised, rows_duplicate, rows_rejected, lost) => {
          const equation = rowEquation({
            rows_read: rows_new + rows_revised + rows_duplicate + rows_rejected + lost,
            rows_new,
            rows_revised,
            rows_duplicate,
            rows_rejected
          });
          expect(equation.missing).toBe(lost);
          expect(equation.text.includes('≠')).toBe(lost !== 0);
        }
      )
    );
  });

  it('names format and encoding, and no encoding for binary files', () => {
    expect(formatWords('csv', 'gb18030')).toBe('CSV，GB18030');
    expect(formatWords('xlsx', 'binary')).toBe('Excel');
    expect([sizeWords(900), sizeWords(490_277), sizeWords(1_300_000)]).toEqual(['900 B', '479 KB', '1.2 MB']);
  });
});

describe('what the map of petitions can say', () => {
  const rows = [
    ['text', 2],
    ['city', 8],
    ['code', 70],
    ['none', 2],
    ['name', 18]
  ].map(([region_method, petition_count]) => ({
    region_method: String(region_method),
    petition_count: Number(petition_count),
    file_count: 1
  }));

  it('separates what was stated, inferred and left off the map', () => {
    expect(regionSentence(rows)).toBe('88.0% 的信访由来件写明县区，2.0% 由推断得到，10 件（10.0%）不在县级地图上。');
  });

  it('lists the surest method first, shares add up to one', () => {
    const lines = regionMethodLines(rows);
    expect(lines.map((line) => line.region_method)).toEqual(['code', 'name', 'text', 'city', 'none']);
    expect(lines.reduce((sum, line) => sum + line.share, 0)).toBeCloseTo(1, 10);
  });

  it('keeps a method it does not know and claims nothing without data', () => {
    expect(regionMethodLines([{ region_method: 'guess', petition_count: 1, file_count: 1 }])[0]).toMatchObject({
      label: 'guess',
      share: 1
    });
    expect(regionSentence([])).toContain('不能说明');
  });
});

describe('help for preparing files', () => {
  it('puts required fields first and shows Chinese headers and values only', () => {
    const [first, second] = fieldLines(
      [
        {
          name: 'channel',
          type: 'enum',
          label: '渠道',
          aliases: ['来源渠道', 'channel'],
          values: { letter: ['来信', 'letter'], call: ['来电'] }
        },
        { name: 'received_at', type: 'timestamp', label: '登记时间', required: true }
      ],
      ['received_at']
    );
    expect(first).toMatchObject({ name: 'received_at', is_required: true, is_identity: true });
    expect(second).toMatchObject({ headers: ['来源渠道'], rule: '来信、来电' });
  });

  it('explains a column by its model, else by what is known of its name', () => {
    expect(columnText({ column_name: 'batch_no', description: '自己的说明' })).toBe('自己的说明');
    expect(columnText({ column_name: 'batch_no', description: '' })).toBe('入库批次');
    expect(columnText({ column_name: 'received_at', description: '' })).toBe('登记时间');
    expect(columnText({ column_name: 'nobody_knows', description: '' })).toBeNull();
  });
});
