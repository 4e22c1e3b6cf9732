/** 一周要情: what is to be done, what came in and what people spoke of, on one A4 page. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { note, paragraph } from '#lib/document/blocks.ts';
import type { BriefingDocument, Inline, Table } from '#lib/document/document.ts';
import { formatDay, formatDecimal, formatInteger } from '#lib/domain/format.ts';
import { ISSUE_STATES } from '#lib/domain/hot-issues.ts';
import type { MorningItem } from '#lib/domain/morning-lists.ts';
import { sourceName } from '#lib/domain/names.ts';

const DAY = 86_400_000;
const WEEKS_BEFORE = 4;
const SOURCES = ['visits', 'petitions', 'posts'] as const;
const UNITS: Readonly<Record<string, string>> = { visits: '次', petitions: '件', posts: '条' };

export interface Week {
  from_on: string;
  to_on: string;
  /** First day of the four weeks that it is compared with. */
  before_from: string;
}

/** The last week from Monday to Sunday that the data holds to its end. */
export function lastWeek(as_of: string): Week {
  const at = Date.parse(as_of);
  const sinceSunday = new Date(at).getUTCDay();
  const dayBefore = (days: number) => new Date(at - days * DAY).toISOString().slice(0, 10);
  return {
    from_on: dayBefore(sinceSunday + 6),
    to_on: dayBefore(sinceSunday),
    before_from: dayBefore(sinceSunday + 6 + WEEKS_BEFORE * 7)
  };
}

export interface WeeklyFacts {
  week: Week;
  scope: { org_id: string | null; name: string };
  issuer: string;
  /** The lists of 总览 that are not empty, counted, or the sentence that nothing is to be done. */
  to_do: string;
  matters: readonly MorningItem[];
  counts: readonly QueryRow<'weekly/counts'>[];
  issues: readonly QueryRow<'weekly/issues'>[];
  as_of: string;
  data_version: string;
  is_demo: boolean;
}

export function weeklyDocument(facts: WeeklyFacts): BriefingDocument {
  const { week, matters, counts, issues, scope } = facts;
  return {
    kind: 'notice',
    period: week.to_on.slice(0, 7),
    scope: scope.org_id,
    scope_name: scope.name,
    masthead: '一周要情',
    number: '',
    issuer: facts.issuer,
    title: `${scope.name}${formatDay(week.from_on)}至${formatDay(week.to_on)}要情`,
    dated_on: facts.as_of,
    data_version: facts.data_version,
    is_demo: facts.is_demo,
    blocks: [
      paragraph('opening', `${facts.to_do}。`),
      table(
        'matters',
        '要办的事',
        [
          ['事项', false, 12],
          ['责任', false, 6],
          ['期限', false, 5]
        ],
        matters.map(({ what, unit, post, due }) => [[what], [post ? `${unit} ${post}` : unit], [due ?? '—']])
      ),
      paragraph(
        'counts',
        `这一周收录${SOURCES.map((source) => countWords(source, counts)).join('、')}（括号内为此前四周平均）。`
      ),
      ...(issues.length === 0
        ? [paragraph('issues', '本周没有归集到热点问题的记录。')]
        : [
            table(
              'issues',
              '说得最多的热点问题',
              [
                ['问题', false, 18],
                ['状态', false, 3],
                ['本周', true, 3],
                ['前四周平均', true, 5]
              ],
              issues.map((issue) => [
                [issue.label],
                [ISSUE_STATES[issue.state]?.label ?? ''],
                [formatInteger(issue.week_count)],
                [perWeek(issue.before_count)]
              ])
            )
          ]),
      note('definition', `检举控告不计；要办的事截至${formatDay(facts.as_of)}，写“建议”的没有规定期限。`)
    ]
  };
}

function countWords(source: string, counts: WeeklyFacts['counts']): string {
  const row = counts.find((one) => one.source === source);
  if (!row) return `${sourceName(source)}没有收到`;
  return `${sourceName(source)} ${formatInteger(row.week_count)} ${UNITS[source] ?? '条'}（${perWeek(row.before_count)}）`;
}

function perWeek(count: number): string {
  return formatDecimal(count / WEEKS_BEFORE);
}

function table(
  id: string,
  title: string,
  columns: [label: string, numeric: boolean, weight: number][],
  rows: Inline[][][]
): Table {
  return {
    type: 'table',
    id,
    title,
    columns: columns.map(([label, numeric, weight]) => ({ label, numeric, weight })),
    rows
  };
}
