import { describe, expect, it } from 'vitest';
import { plainText } from '#lib/document/document.ts';
import {
  dueUnitWords,
  supervisionDocument,
  type DuePetition
} from '../../src/routes/petitions/supervision-document.ts';

const petition = (given: Partial<DuePetition>): DuePetition => ({
  petition_id: 'XF1',
  channel: 'visit',
  received_on: '2026-09-01',
  due_on: '2026-11-02',
  is_extended: false,
  topic_name: '劳动报酬',
  is_group: false,
  is_repeat: false,
  unit_org_id: '610827',
  unit_name: '米脂县总工会',
  working_days: -20,
  calendar_days: -29,
  due_state: 'overdue',
  total_rows: 2,
  ...given
});
const unit = { unit_org_id: '610827', unit_name: '米脂县总工会', overdue_count: 1, soon_count: 1 };
const facts = {
  unit,
  rows: [petition({}), petition({ petition_id: 'XF2', due_state: 'soon', working_days: 3, is_group: true })],
  issuer: '榆林市总工会',
  today: '2026-12-01',
  as_of: '2026-12-01',
  data_version: 'v',
  is_demo: true
};

describe('督办单 of petitions', () => {
  it('names the unit, how many are overdue and soon due, and each with its term and age', () => {
    const document = supervisionDocument(facts);
    expect(document).toMatchObject({ title: '关于督促办结逾期信访事项的通知', issuer: '榆林市总工会' });
    const [, opening, table] = document.blocks;
    expect(opening!.type === 'paragraph' && plainText(opening!.text)).toContain(
      '你单位有信访事项逾期 1 件、十个工作日内到期 1 件'
    );
    expect(table!.type === 'table' && table!.rows.map((row) => row.map((cell) => plainText(cell)))).toEqual([
      ['1', 'XF1', '劳动报酬', '2026年9月1日', '2026年11月2日', expect.stringContaining('逾期')],
      ['2', 'XF2', '劳动报酬（集体）', '2026年9月1日', '2026年11月2日', expect.stringContaining('3')]
    ]);
  });
  it('does not call overdue what is only soon due', () => {
    const soon = { ...unit, overdue_count: 0 };
    expect(supervisionDocument({ ...facts, unit: soon, rows: facts.rows.slice(1) }).title).toBe(
      '关于督促按期办结信访事项的通知'
    );
    expect(dueUnitWords(soon)).toBe('十个工作日内到期 1 件');
  });
});
