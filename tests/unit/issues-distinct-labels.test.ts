import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distinctLabels, type LabelledIssue } from '#lib/issues/distinct-labels.ts';

const issue = (
  id: string,
  label: string,
  place = '',
  first_seen: string | null = '2026-06-03T08:00:00'
): LabelledIssue => ({ id, label, place, is_general: false, first_seen });

describe('labels of several issues', () => {
  it('stay short where the words differ, and say the place where they agree', () => {
    expect(
      distinctLabels([
        issue('a', '四十度干活没有降温措施', '榆阳区'),
        issue('b', '四十度干活没有降温措施', '神木市'),
        issue('c', '骑手超时罚款不合理', '西安市')
      ])
    ).toEqual(['四十度干活没有降温措施（榆阳区）', '四十度干活没有降温措施（神木市）', '骑手超时罚款不合理']);
  });

  it('say the month where the place agrees too or is named already, then a number', () => {
    expect(
      distinctLabels([
        issue('a', '榆阳工地欠薪', '榆阳区', '2025-12-01T00:00:00'),
        issue('b', '榆阳工地欠薪', '榆阳区'),
        issue('c', '榆阳工地欠薪', '榆阳区', '2026-06-30T00:00:00')
      ])
    ).toEqual(['榆阳工地欠薪（2025年12月起）', '榆阳工地欠薪（2026年6月起）', '榆阳工地欠薪（2026年6月起，之2）']);
  });

  it('never agree, whatever the issues', () => {
    const any = fc.record({
      label: fc.constantFrom('欠薪', '雁塔欠薪', '加班'),
      is_general: fc.boolean(),
      place: fc.constantFrom('', '雁塔区', '周至县'),
      first_seen: fc.constantFrom(null, '2026-06-01', '2026-07-09')
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 40 }), (parts) => {
        const labels = distinctLabels(parts.map((part, index) => ({ ...part, id: `hi-${index}` })));
        expect(new Set(labels).size).toBe(labels.length);
        labels.forEach((label, index) => expect(label.startsWith(parts[index]!.label)).toBe(true));
      })
    );
  });
});
