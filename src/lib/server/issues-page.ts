/** What 热点问题 reads: the ranking of a period and the hotspot matrix of its last month. */
import { comparedPeriods } from '../domain/overview.ts';
import { lastMonthOf, monthBounds } from '../domain/overview-counts.ts';
import type { ShellData } from '../ui/shell.ts';
import type { Ask } from './query.ts';

export async function readIssues(ask: Ask, shell: ShellData, filters: { state: string | null; topic: string | null }) {
  const { scope_path, as_of, filters: shared } = shell;
  const now = monthBounds(shared.period);
  const compared = comparedPeriods(shared, as_of);
  const before = compared ? monthBounds(shared.compare === 'year' ? compared.year : compared.previous) : { from_month: null, to_month: null };
  const month = lastMonthOf(shared.period, as_of);
  return {
    month,
    issues: await ask('issues/ranking', { ...now, before_from: before.from_month, before_to: before.to_month, scope_path, ...filters }),
    matrix: await ask('issues/hotspots', { month, by_county: shell.scope_city_code !== null, depth: 3, scope_path, row_limit: null }),
    hotspots: await ask('issues/hotspots', { month, by_county: true, depth: 6, scope_path, row_limit: null }),
    topics: (await ask('search/topics', {})).filter((topic) => topic.parent_code === null)
  };
}

export async function readIssue(ask: Ask, issueId: string, scope_path: string) {
  const [issue] = await ask('issues/issue', { issue_id: issueId });
  if (!issue) return null;
  const of = { issue_id: issueId, scope_path };
  return {
    issue,
    volumes: await ask('issues/volumes', of),
    texts: await ask('issues/texts', { ...of, representative_ids: issue.representative_ids }),
    events: await ask('issues/events', { issue_id: issueId }),
    enterprises: await ask('issues/enterprises', of),
    agreements: await ask('issues/agreements', { ...of, since: issue.first_on }),
    similar: await ask('issues/similar', { issue_id: issueId }),
    studies: await ask('issues/studies', { topic_code: issue.topic_code }),
    reports: await ask('issues/reports', { topic_code: issue.topic_code, since: issue.first_on }),
    places: await ask('search/regions', {})
  };
}
