/** Reads 为什么变了: one change and its parts, from one generation of the data. */
import { changeTable, type ChangeTable } from '#lib/domain/change-parts.ts';
import type { ChangeRequest } from '#lib/domain/change-request.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { againstWords } from '#lib/domain/filters.ts';
import { comparedPeriods } from '#lib/domain/overview.ts';
import { monthBounds } from '#lib/domain/overview-counts.ts';
import { monthsOf } from '#lib/domain/periods.ts';
import { partName } from '#lib/domain/trend-parts.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import { expectParts } from '#lib/stats/part-expectations.ts';
import { spanOf } from '#lib/stats/period-span.ts';
import { festivalMoved, usualOf } from '#lib/stats/usual.ts';
import type { Answers } from '#lib/server/answers.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readShares } from './why-shares.server.ts';
import { splitsOf, type MonthParts, type Split } from './splits.server.ts';

/** Months read: what is usual is learnt from up to six years. */
const HISTORY_MONTHS = 73;

export interface Explanation {
  /** Without the names, which stand in the rows: a page of thousands of hot issues lists eight. */
  split: Pick<Split, 'by' | 'label' | 'shape'>;
  table: ChangeTable;
}

/** @param answers of the generation that is asked: the expectations are fitted once for each choice */
export async function readWhy(ask: Ask, answers: Answers, shell: ShellData, request: ChangeRequest) {
  const { filters, as_of } = shell;
  const compared = comparedPeriods(filters, as_of);
  if (!compared) return null;
  const before = filters.compare === 'year' ? compared.year : compared.previous;
  const names = await readNames(ask);
  const head = {
    before,
    against: againstWords(filters),
    place: request.region ? (names.get(request.region) ?? request.region) : null,
    topic: request.topic ? (names.get(request.topic) ?? request.topic) : null,
    missing: await ask('overview/missing_units', { ...monthBounds(filters.period), scope_path: shell.scope_path })
  };
  if (!isCount(request.of))
    return {
      ...head,
      counted: null,
      shares: await readShares(ask, shell, { of: request.of, region: request.region }, before, names)
    };
  const { to_month } = monthBounds(filters.period);
  const judged = monthsOf(filters.period).length;
  const months = monthsUpTo(to_month, HISTORY_MONTHS);
  const festivals = (await ask('trends/festivals', {})).map((row) => row.festival_on);
  const first = await firstMonth(ask, request);
  const splits = await splitsOf(ask, shell, request, { from_month: months[0]!, to_month });
  const key = JSON.stringify({ ...request, months: [months[0], to_month], scope: shell.scope_path, before, judged });
  const counted = answers.once(`why ${key}`, () => {
    const whole = months.map((month) => (first === null || month < first ? null : wholeOf(splits[0]?.rows, month)));
    return {
      usual: usualOf({ months, counts: whole, festivals }, judged),
      explanations: splits.map(({ rows, ...split }): Explanation => ({
        split: { by: split.by, label: split.label, shape: split.shape },
        table: tableOf({ rows, split, months, whole, festivals, judged, before: monthsOf(before), names })
      }))
    };
  });
  return {
    ...head,
    shares: null,
    counted: {
      ...counted,
      festival_moved: festivalMoved(spanOf(filters.period), spanOf(before), festivals),
      had_before: first !== null && monthBounds(before).from_month >= first
    }
  };
}

const isCount = (of: ChangeRequest['of']): of is 'visits' | 'petitions' | 'posts' | 'requests' =>
  ['visits', 'petitions', 'posts', 'requests'].includes(of);

async function readNames(ask: Ask): Promise<Map<string, string>> {
  const topics = await ask('search/topics', {});
  const regions = await ask('search/regions', {});
  return new Map([
    ...topics.map((at) => [at.topic_code, at.topic_name] as const),
    ...regions.map((at) => [at.region_code, at.region_name] as const)
  ]);
}

/** The first month in which every source that is counted has begun; before it a count would lack one. */
async function firstMonth(ask: Ask, { of, source }: ChangeRequest): Promise<string | null> {
  const counted = of === 'requests' ? (source ? [source] : ['visits', 'petitions', 'posts']) : [of];
  const spans = (await ask('overview/spans', {})).filter((span) => counted.includes(span.source));
  return (
    spans
      .map(({ first_month }) => first_month)
      .sort()
      .at(-1) ?? null
  );
}

function wholeOf(rows: readonly MonthParts[] | undefined, month: string): number {
  return (rows ?? []).reduce((sum, row) => (row.month === month ? sum + row.record_count : sum), 0);
}

interface TableInput {
  rows: readonly MonthParts[];
  split: Split;
  months: readonly string[];
  whole: readonly (number | null)[];
  festivals: readonly string[];
  judged: number;
  before: readonly string[];
  names: ReadonlyMap<string, string>;
}

function tableOf({ rows, split, months, whole, festivals, judged, before, names }: TableInput): ChangeTable {
  const byPart = new Map<string, MonthParts[]>();
  for (const row of rows) {
    const own = byPart.get(row.part_code);
    if (own) own.push(row);
    else byPart.set(row.part_code, [row]);
  }
  const now = months.slice(-judged).map((month) => month.slice(0, 7));
  const within = (own: readonly MonthParts[], chosen: readonly string[]) =>
    own.reduce((sum, row) => (chosen.includes(row.month.slice(0, 7)) ? sum + row.record_count : sum), 0);
  const parts = [...byPart].map(([key, own]) => ({
    key,
    name: split.names?.[key] ?? partName(split.names_by, key, names),
    before: within(own, before),
    now: within(own, now),
    counts: split.shape ? months.map((month) => own.find((row) => row.month === month)?.record_count ?? 0) : []
  }));
  const usual = split.shape ? expectParts({ months, whole, parts, festivals, shape: split.shape }, judged) : null;
  // Of thousands of issues most have records in neither period.
  const told = split.shape ? parts : parts.filter((part) => part.before > 0 || part.now > 0);
  return changeTable(
    told.map(({ counts: _, ...part }) => part),
    usual && new Map(usual.map((one) => [one.key, one]))
  );
}
