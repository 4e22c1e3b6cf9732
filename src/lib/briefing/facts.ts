/** Everything a briefing is composed from, asked as named queries of one generation of the data. */
import type { Ask, QueryName, QueryRow } from '#lib/contracts/query-row.ts';
import { coverageScope } from '#lib/domain/coverage-request.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { coverageView, trendMonths, type CoverageView, type Place } from '#lib/domain/coverage-view.ts';
import { InputError } from '#lib/domain/errors.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { comparedPeriods } from '#lib/domain/overview.ts';
import { lastMonthOf, monthBounds } from '#lib/domain/overview-counts.ts';
import { firstDay, lastDay, type Period } from '#lib/domain/periods.ts';
import { CITIES } from '#lib/domain/regions.ts';
import { ruleNumbers, type RuleNumbers } from '#lib/domain/rule-numbers.ts';
import type { Asked } from './cite.ts';
import type { BriefingRequest } from '#lib/document/document.ts';

export interface BriefingScope {
  org_id: string | null;
  name: string;
  path: string;
  city_code: string | null;
  county_code: string | null;
}

/** The coverage indicators a briefing speaks of. */
export const INDICATORS = ['A08', 'A09', 'A14', 'A23'] as const;
/** The usual range is learnt from up to six years of months; trends and comparisons need the last three. */
export const MONTHS_READ = 73;
const TOPIC_MONTHS = 6;

export type BriefingFacts = Awaited<ReturnType<typeof readBriefingFacts>>;

/**
 * @throws InputError when nothing is published, when the organisation or the issue does not exist, or when the period
 *   lies after the data
 */
export async function readBriefingFacts(ask: Ask, request: BriefingRequest) {
  const [publication] = await ask('shell/publication', {});
  if (!publication)
    throw new InputError('INPUT_INVALID', '还没有发布过数据，不能编制简报', '先到「报送」页拖入数据文件，入库后再编制');
  if (firstDay(request.period) > publication.as_of)
    throw new InputError(
      'INPUT_INVALID',
      `所选期间在数据截止日 ${publication.as_of} 之后，没有编制简报`,
      '改选更早的期间'
    );
  const scope = await scopeOf(ask, request.scope);
  const filters = { scope: scope.org_id, period: request.period, compare: 'prev' as const };
  const month = lastMonthOf(request.period, publication.as_of);
  const end = lastDay(request.period);
  const rules = ruleNumbers(
    await ask('shell/rule_numbers', { on_day: end < publication.as_of ? end : publication.as_of })
  );
  const compared = comparedPeriods(filters, publication.as_of);
  const now = { ...monthBounds(request.period), scope_path: scope.path };
  const before = compared ? monthBounds(compared.previous) : { from_month: null, to_month: null };
  const window = { from_month: monthsUpTo(month, MONTHS_READ)[0]!, to_month: month, scope_path: scope.path };
  const asked = async <N extends QueryName>(
    query: N,
    parameters: Parameters<typeof ask<N>>[1]
  ): Promise<Asked<QueryRow<N>>> => ({ query, parameters: { ...parameters }, rows: await ask(query, parameters) });
  const hotIssues = await asked('briefing/hot_issues', {
    ...now,
    before_from: before.from_month,
    before_to: before.to_month,
    issue_id: request.issue_id
  });
  if (request.issue_id !== null && hotIssues.rows.length === 0)
    throw new InputError(
      'INPUT_INVALID',
      `所选范围没有编号为 ${request.issue_id} 的热点问题，没有编制快报`,
      '编号见热点问题页；已并入其他问题的请用新编号'
    );
  const issueIds = hotIssues.rows.map((row) => row.issue_id);
  return {
    request,
    publication,
    scope,
    filters,
    month,
    compared,
    rules,
    until: end >= publication.as_of ? publication.as_of : null,
    volumes: await asked('overview/volumes', window),
    spans: await asked('overview/spans', {}),
    festivals: await asked('trends/festivals', {}),
    on_time: await asked('overview/on_time', window),
    reply_days: await asked('overview/reply_days', now),
    places: await asked('overview/places', now),
    source_topics: await asked('overview/topics', now),
    on_time_places: await asked('briefing/on_time_places', now),
    coverage: await readCoverage(ask, request.period, scope, month, rules),
    agreements: await asked('briefing/agreements', window),
    hot_issues: hotIssues,
    issue_places: await asked('briefing/issue_places', { ...now, issue_ids: issueIds }),
    issue_counties: await asked('briefing/issue_counties', { ...now, issue_ids: issueIds }),
    /** Facts of the 专题快报 only. */
    issue_dossier:
      request.kind !== 'issue'
        ? null
        : await asked('briefing/issue_dossier', { issue_ids: issueIds, scope_path: scope.path }),
    issue_months: await asked('briefing/issue_months', { ...window, issue_ids: issueIds }),
    polarity: await asked('briefing/polarity', window),
    topics: await asked('briefing/topics', { ...window, from_month: monthsUpTo(month, Math.max(TOPIC_MONTHS, 1))[0]! }),
    studies: await asked('briefing/studies', { plan_year: request.period.year, scope_path: scope.path }),
    missing: await asked('briefing/missing_units', now),
    sources: await asked('shell/sources', {}),
    /** Facts of the yearly briefing only. */
    yearly:
      request.kind !== 'year'
        ? null
        : {
            counts: await asked('work/counts', { source: 'petitions', ...now }),
            units: await asked('briefing/petition_units', now),
            reports: await asked('briefing/upward_reports', now)
          }
  };
}

async function scopeOf(ask: Ask, orgId: string | null): Promise<BriefingScope> {
  const whole = { org_id: null, name: '全省', path: '/', city_code: null, county_code: null };
  if (orgId === null) return whole;
  const [org] = await ask('shell/scope', { org_id: orgId });
  if (!org)
    throw new InputError(
      'INPUT_INVALID',
      `没有编码为“${orgId.slice(0, 40)}”的工会，没有编制简报`,
      '组织编码见组织表，如 6101 为西安市总工会'
    );
  return org.org_path.split('/').filter(Boolean).length === 1
    ? whole
    : {
        org_id: org.org_id,
        name: org.org_name,
        path: org.org_path,
        city_code: org.city_code,
        county_code: org.county_code
      };
}

export interface CoverageFacts {
  cells: Asked<QueryRow<'coverage/cells'>>;
  view: CoverageView;
}

/**
 * Each coverage indicator at the end of the period; null where persons of this scope cannot be shown
 * (`coverageScope`).
 */
async function readCoverage(
  ask: Ask,
  period: Period,
  scope: BriefingScope,
  month: string,
  rules: RuleNumbers
): Promise<Record<string, CoverageFacts | null>> {
  const [at] = await ask('coverage/latest_month', { month });
  const shapes: Place[] =
    scope.city_code === null
      ? CITIES.map((city) => ({ code: city.region_code, name: city.region_name }))
      : (await ask('briefing/counties', { city_code: scope.city_code }))
          .map((row) => ({ code: row.region_code, name: row.region_name }))
          // A county's briefing is about the county: its neighbours' figures belong to others, even where the rows
          // for suppression hold them.
          .filter(({ code }) => scope.county_code === null || code === scope.county_code);
  const isTop = scope.org_id === null;
  const found: Record<string, CoverageFacts | null> = {};
  for (const indicator of INDICATORS) {
    const metric = metricInForce(indicator, rules)!;
    const place = coverageScope(
      { metric, region: scope.county_code ?? scope.city_code },
      { scope_path: scope.path, scope_city_code: scope.city_code, scope_county_code: scope.county_code, isTop }
    );
    if (!place || !at) {
      found[metric.indicator] = null;
      continue;
    }
    const parameters = { indicator: metric.indicator, month: at.month, scope_path: place.scope_path };
    const rows = await ask('coverage/cells', parameters);
    const trend = await ask('coverage/trend', {
      indicator: metric.indicator,
      from_month: trendMonths(at.month)[0]!,
      to_month: at.month,
      scope_path: place.scope_path,
      county_code: place.region !== null && !place.region.endsWith('00') ? place.region : null,
      unit_org_id: null
    });
    const view = coverageView({
      metric,
      filters: { scope: scope.org_id, period, compare: 'prev' },
      month: at.month,
      month_end: at.month_end,
      span: 1,
      region: place.region,
      scope_name: scope.name,
      shapes,
      rows,
      trend,
      target: null,
      measure: null
    });
    found[metric.indicator] = { cells: { query: 'coverage/cells', parameters, rows }, view };
  }
  return found;
}
