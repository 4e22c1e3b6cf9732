/** What 热点问题 reads: the ranking of a period and the hotspot matrix of its last month. */
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { comparedPeriods } from '#lib/domain/overview.ts';
import { lastMonthOf, monthBounds } from '#lib/domain/overview-counts.ts';
import {
  HOTSPOT_MONTHS,
  HOTSPOT_STEPS,
  hotspotScope,
  hotspotsByMonth,
  hotspotsOf,
  issuesSentence,
  lastJudgedMonth,
  orderIssues,
  withPersistence,
  type IssueOrder
} from '#lib/domain/hot-issues.ts';
import { lastDay, parsePeriod, periodLabel } from '#lib/domain/periods.ts';
import { addDays, dailyCounts } from '#lib/domain/trends.ts';
import { onsetLead } from '#lib/stats/onset.ts';
import { scopeName, type ShellData } from '#lib/domain/shell.ts';
import type { Answers } from './answers.ts';
import type { Ask } from '#lib/contracts/query-row.ts';

export interface IssueFilters {
  state: string | null;
  topic: string | null;
}

/** Rows of one page of the ranking. */
export const ISSUES_PER_PAGE = 25;
const LISTED_HOTSPOTS = 12;
/** Who spoke first is looked for in the last year of an issue. */
const LEAD_DAYS = 365;

/** Every hot issue with records in the period or the one it is compared with. */
export async function readRanking(ask: Ask, { scope_path, as_of, filters: shared }: ShellData, filters: IssueFilters) {
  const now = monthBounds(shared.period);
  const compared = comparedPeriods(shared, as_of);
  const before = compared
    ? monthBounds(shared.compare === 'year' ? compared.year : compared.previous)
    : { from_month: null, to_month: null };
  return ask('issues/ranking', {
    ...now,
    before_from: before.from_month,
    before_to: before.to_month,
    scope_path,
    ...filters
  });
}

/** The page sends only what it shows: at full scale there are thousands of issues and of cells. */
export async function readIssues(
  ask: Ask,
  shell: ShellData,
  filters: IssueFilters,
  list: { order: IssueOrder; page: number },
  asked: string | null
) {
  const { as_of, filters: shared } = shell;
  const issues = await readRanking(ask, shell, filters);
  const steps = monthsUpTo(lastJudgedMonth(lastMonthOf(shared.period, as_of), as_of), HOTSPOT_STEPS);
  const month = steps.find((one) => one.slice(0, 7) === asked) ?? steps.at(-1)!;
  const judged = hotspotScope(shell);
  const by_county = shell.scope_city_code !== null;
  const coarse = await ask('issues/hotspots', {
    ...judged,
    month,
    by_county,
    depth: 3,
    month_count: HOTSPOT_MONTHS,
    hot_only: false
  });
  const fine = await ask('issues/hotspots', {
    ...judged,
    month,
    by_county: true,
    depth: 6,
    month_count: HOTSPOT_MONTHS,
    hot_only: true
  });
  const stepped = await ask('issues/hotspots', {
    ...judged,
    month: steps.at(-1)!,
    by_county,
    depth: 3,
    month_count: HOTSPOT_STEPS,
    hot_only: true
  });
  const families = await ask('issues/hotspot_families', { month, city: judged.city, is_region: judged.is_region });
  const matrix = withPersistence(coarse, month);
  const hot = withPersistence(fine, month);
  return {
    month,
    sentence: issuesSentence(issues, periodLabel(shared.period), scopeName(shell)),
    total: issues.length,
    total_now: issues.filter(({ period_count }) => period_count > 0).length,
    issues: orderIssues(issues, list.order).slice((list.page - 1) * ISSUES_PER_PAGE, list.page * ISSUES_PER_PAGE),
    matrix,
    steps: hotspotsByMonth(stepped, steps),
    is_month_finished: lastDay(parsePeriod(month.slice(0, 7))!) <= as_of,
    hot_count: hotspotsOf(hot).length,
    by_chance: families
      .filter(({ grid }) => grid === 'county-6' || grid === (by_county ? 'county-3' : 'city-3'))
      .reduce((sum, family) => sum + family.by_chance, 0),
    hotspots: hotspotsOf([...matrix, ...hot]).slice(0, LISTED_HOTSPOTS),
    topics: (await ask('search/topics', {})).filter((topic) => topic.parent_code === null)
  };
}

/** @param answers of the generation that is asked: the lead between sources is found once for each issue */
export async function readIssue(ask: Ask, answers: Answers, issueId: string, scope_path: string) {
  const [issue] = await ask('issues/issue', { issue_id: issueId });
  if (!issue) return null;
  const of = { issue_id: issueId, scope_path };
  const days = await ask('issues/days', of);
  const lead_to = days.at(-1)?.recorded_on ?? issue.last_on ?? '2000-01-01';
  const lead_from = addDays(lead_to, -LEAD_DAYS);
  const daily = (source: string) => dailyCounts(days, lead_from, lead_to, source);
  return {
    issue,
    lead_from,
    lead: answers.once(`issues/lead ${JSON.stringify(of)}`, () => onsetLead(daily('posts'), daily('petitions'))),
    volumes: await ask('issues/volumes', of),
    all_days: await ask('issues/all_days', of),
    texts: await ask('issues/texts', { ...of, representative_ids: issue.representative_ids }),
    events: await ask('issues/events', { issue_id: issueId }),
    enterprises: await ask('issues/enterprises', of),
    agreements: await ask('issues/agreements', { ...of, since: issue.first_on }),
    voices: await ask('issues/voices', of),
    tones: await ask('issues/tones', of),
    claims: (await ask('issues/claims', of))[0]!,
    members: await ask('issues/members', of),
    in_effect: (await ask('issues/decisions', {})).map(({ decision_id }) => decision_id),
    mergeable: await ask('issues/mergeable', { issue_id: issueId }),
    similar: await ask('issues/similar', { issue_id: issueId }),
    studies: await ask('issues/studies', { topic_code: issue.topic_code }),
    reports: await ask('issues/reports', { topic_code: issue.topic_code, since: issue.first_on }),
    places: await ask('search/regions', {})
  };
}
