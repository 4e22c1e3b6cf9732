import { describe, expect, it } from 'vitest';
import { lastWeek, weeklyDocument, type WeeklyFacts } from '../../src/routes/weekly/weekly-document.ts';
import { renderDocument } from '#lib/briefing/files.server.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { inlinesOf, plainText } from '#lib/document/document.ts';

/** The count of the page tree. */
function pagesOf(pdf: Buffer): number {
  const tree = /<<[^<>]*\/Type\s*\/Pages\b[^<>]*>>/.exec(pdf.toString('latin1'))?.[0] ?? '';
  return Number(/\/Count (\d+)/.exec(tree)?.[1]);
}

describe('the week of 一周要情', () => {
  it('is the last one from Monday to Sunday that the data holds whole, and four before it', () => {
    expect(lastWeek('2026-12-01')).toEqual({ from_on: '2026-11-23', to_on: '2026-11-29', before_from: '2026-10-26' });
    expect(lastWeek('2026-11-29').to_on).toBe('2026-11-29');
    expect(lastWeek('2026-11-28').to_on).toBe('2026-11-22');
    expect(lastWeek('2026-01-02')).toMatchObject({ from_on: '2025-12-22', to_on: '2025-12-28' });
  });
});

describe('the page of 一周要情', () => {
  const facts: WeeklyFacts = {
    week: lastWeek('2026-12-01'),
    scope: { org_id: '6101', name: '西安市' },
    issuer: '西安市总工会',
    to_do: '要办：信访逾期 2 件',
    matters: [
      {
        ...{ key: 'p', kind: 'petitions', tier: 1, what: '信访 2 件逾期未办结', unit: '雁塔区总工会', post: null },
        ...{ due: '已过 4 天', next: '逐件催办', action: { label: '看名单', href: '/petitions' } }
      }
    ],
    counts: [{ source: 'petitions', week_count: 14, before_count: 41 }],
    issues: [{ issue_id: 'hi-1', label: '骑手罚款', state: 'high', week_count: 6, before_count: 20 }],
    as_of: '2026-12-01',
    data_version: 'v',
    is_demo: true
  };
  const text = (of: WeeklyFacts) => plainText(inlinesOf(weeklyDocument(of)));

  it('says who must do what until when, and each count beside the mean of four weeks', () => {
    const said = text(facts);
    expect(weeklyDocument(facts).title).toBe('西安市11月23日至11月29日要情');
    expect(said).toContain('信访 2 件逾期未办结雁塔区总工会已过 4 天');
    expect(said).toContain('信访 14 件（10.3）');
    expect(said).toContain('骑手罚款高位65.0');
  });

  it('does not write a source without records as zero, nor an empty list of issues as a table', () => {
    expect(text(facts)).toContain('收录走访没有收到、信访');
    expect(text({ ...facts, issues: [] })).toContain('本周没有归集到热点问题的记录');
  });

  it('stays on one page when everything on it is long', async () => {
    const long = '协商空白：汉阴县四十家应协商企业中三十九家没有有效协议，以制造业居多，涉及职工两千八百五十八人';
    const full: WeeklyFacts = {
      ...facts,
      to_do:
        '要办：信访逾期 12 件、派单逾期 34 项、上升或居高的问题 15 个、未派单的盲区 1,540 个、到期的协议 26 份、缺报 7 个',
      matters: Array.from({ length: 3 }, () => ({ ...facts.matters[0]!, what: long, post: '集体协商指导员' })),
      counts: ['visits', 'petitions', 'posts'].map((source) => ({ source, week_count: 1234, before_count: 5678 })),
      issues: Array.from({ length: 4 }, () => ({ ...facts.issues[0]!, label: long.slice(0, 24) }))
    };
    const pdf = Buffer.from(await renderDocument(weeklyDocument(full), 'pdf', briefingSettings({}), process.cwd()));
    expect(pagesOf(pdf)).toBe(1);
  });
});
