/** 督办单 of a unit's overdue and soon-due petitions, as printed. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { heading, paragraph } from '#lib/document/blocks.ts';
import type { BriefingDocument, Inline } from '#lib/document/document.ts';
import { formatDate, formatInteger } from '#lib/domain/format.ts';
import { DUE_STATES, workingDayWords } from '#lib/domain/petition-words.ts';

export type DuePetition = QueryRow<'petitions/due'>;

export type DueUnit = Pick<
  QueryRow<'overview/due_units'>,
  'unit_org_id' | 'unit_name' | 'overdue_count' | 'soon_count'
>;

/** 逾期 2 件、快到期 1 件 */
export function dueUnitWords({ overdue_count, soon_count }: DueUnit): string {
  return [
    overdue_count > 0 ? `逾期 ${formatInteger(overdue_count)} 件` : '',
    soon_count > 0 ? `十个工作日内到期 ${formatInteger(soon_count)} 件` : ''
  ]
    .filter((part) => part !== '')
    .join('、');
}

export interface SupervisionFacts {
  unit: DueUnit;
  rows: readonly DuePetition[];
  /** The union that urges. */
  issuer: string;
  /** ISO days. */
  today: string;
  as_of: string;
  data_version: string;
  is_demo: boolean;
}

export function supervisionDocument(facts: SupervisionFacts): BriefingDocument {
  const { unit, rows, as_of } = facts;
  return {
    kind: 'notice',
    period: facts.today.slice(0, 7),
    scope: unit.unit_org_id,
    scope_name: unit.unit_name,
    masthead: '督办单',
    number: '',
    issuer: facts.issuer,
    title: unit.overdue_count > 0 ? '关于督促办结逾期信访事项的通知' : '关于督促按期办结信访事项的通知',
    dated_on: facts.today,
    data_version: facts.data_version,
    is_demo: facts.is_demo,
    blocks: [
      paragraph('to', `${unit.unit_name}：`),
      paragraph(
        'opening',
        `根据截至${formatDate(as_of)}的信访台账，你单位有信访事项${dueUnitWords(unit)}。请逐件核对，抓紧办理。`
      ),
      {
        type: 'table',
        id: 'petitions',
        title: '督办事项',
        columns: [
          { label: '序号', numeric: false, weight: 2 },
          { label: '编号', numeric: false, weight: 6 },
          { label: '类别', numeric: false, weight: 6 },
          { label: '登记', numeric: false, weight: 4 },
          { label: '期限', numeric: false, weight: 4 },
          { label: '情况', numeric: false, weight: 5 }
        ],
        rows: rows.map((row, at): Inline[][] => [
          [`${at + 1}`],
          [row.petition_id],
          [`${row.topic_name ?? '未标注'}${row.is_group ? '（集体）' : ''}${row.is_repeat ? '（重复）' : ''}`],
          [formatDate(row.received_on)],
          [row.due_on ? formatDate(row.due_on) : '—'],
          [`${DUE_STATES[row.due_state] ?? row.due_state}，${workingDayWords(row.working_days)}`]
        ])
      },
      heading(1, '办理要求'),
      paragraph('close', '已经办结的，请补报办结和答复日期；确需延期的，请在期限前办理延期手续并告知信访人。'),
      paragraph('report', '逾期的请说明原因和可以办结的日期。办结日期入库后，事项从逾期清单中消除。')
    ]
  };
}
