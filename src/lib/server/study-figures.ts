/** The figures of a page that can be pinned, read from its address alone: never from what a browser says they were. */
import { formatDate, formatDecimal, formatInteger } from '#lib/domain/format.ts';
import { InputError } from '#lib/domain/errors.ts';
import { firstDay, formatPeriod, lastDay, periodLabel } from '#lib/domain/periods.ts';
import { decideFigure, type Figure } from '#lib/domain/suppression.ts';
import { trendFilterWords } from '#lib/domain/trend-parts.ts';
import { COUNTED, parseTrendRequest } from '#lib/domain/trends.ts';
import { FACET_LABELS, FACETS, parseSearchRequest, refWords } from '#lib/search/request.ts';
import { fixedAddress, type FigureReading } from '#lib/studies/figures.ts';
import { loadTopology } from '#lib/charts/topology.server.ts';
import { scopeName, type ShellData } from '#lib/domain/shell.ts';
import { config } from './config.ts';
import { readCoverage } from './coverage-page.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { readCounts, readVocabulary, understand } from './search-page.ts';
import { loadShell } from './shell.ts';
import type { Session } from './warehouse.ts';

/** The part of a figure that the page decides; address and scope are the same for all of a page. */
type Part = Omit<FigureReading, 'address'>;

/**
 * The figures of one page as they are in this version of the data; none where the page has nothing to pin any more.
 * @param at path and parameters of the page, such as /search?q=欠薪
 * @throws InputError when the address is none of a page with figures, or its filters cannot be read
 */
export async function readFigures(ask: Ask, session: Session, at: string, now: Date): Promise<FigureReading[]> {
  const asked = addressOf(at);
  const shell = await loadShell(ask, asked, config.DATA_DIR, now);
  const fixed = fixedAddress(asked, { scope: shell.filters.scope, period: formatPeriod(shell.filters.period) });
  if (!fixed)
    throw new InputError(
      'INPUT_INVALID',
      '这一页没有可以钉住的数字 — 课题 — 没有改动',
      '请从检索、趋势、覆盖地图或热点问题页进入'
    );
  const url = addressOf(fixed.address);
  const read = { search: searchFigures, trends: trendFigures, coverage: coverageFigures, issues: issueFigures }[
    fixed.page
  ];
  return (await read(ask, shell, url, session)).map((part) => ({ ...part, address: fixed.address }));
}

function addressOf(at: string): URL {
  // Only the path and the parameters are looked at.
  const url = URL.parse(at, 'http://local');
  if (!url || url.host !== 'local')
    throw new InputError('INPUT_INVALID', '网址看不懂 — 课题 — 没有改动', '请从检索、趋势、覆盖地图或热点问题页进入');
  return url;
}

async function searchFigures(ask: Ask, shell: ShellData, url: URL, session: Session): Promise<Part[]> {
  const request = parseSearchRequest(url.searchParams);
  const vocabulary = await readVocabulary(ask);
  const { ready, problem } = understand(request, shell, vocabulary);
  if (!ready) throw new InputError('INPUT_INVALID', `检索式看不懂：${problem.message} — 课题 — 没有改动`, problem.hint);
  const counts = await readCounts(session, ready, request, vocabulary);
  const chosen = FACETS.flatMap((name) =>
    request.chosen[name]
      ? [
          `${FACET_LABELS[name]} ${counts[name].find(({ value }) => value === request.chosen[name])?.label ?? request.chosen[name]}`
        ]
      : []
  );
  const frame = ready.frame.to ? [`${ready.frame.from ?? '最早'} 至 ${ready.frame.to}`] : [];
  const narrowed = refWords(
    request.chosen,
    (code) => vocabulary.topics.find((topic) => topic.topic_code === code)?.topic_name ?? code
  ).map(({ words }) => words);
  const filter = [
    request.query === '' ? '全部记录' : request.query,
    ...chosen,
    ...narrowed,
    ...frame,
    scopeName(shell)
  ].join('；');
  const definition = '检索匹配的记录数：走访、信访（检举控告件除外）和网络帖文，词按原文逐字匹配';
  const of = (figure: string, label: string, count: number): Part => ({
    figure,
    label,
    definition,
    query: 'marts.search_records',
    filter,
    unit: '条',
    value: count,
    display: formatInteger(count)
  });
  return [
    of('total', '匹配记录数', counts.total),
    ...counts.source.map(({ value, label, record_count }) =>
      of(`source.${value}`, `匹配记录数，${label}`, record_count)
    )
  ];
}

async function trendFigures(ask: Ask, shell: ShellData, url: URL): Promise<Part[]> {
  const request = parseTrendRequest(url.searchParams);
  const { topic, source, region, industry, ownership, worker_group, counted } = request;
  const { period } = shell.filters;
  const [from, to] = [firstDay(period), lastDay(period) < shell.as_of ? lastDay(period) : shell.as_of];
  const days = await ask('trends/days', {
    topic,
    region,
    industry,
    ownership,
    worker_group,
    counted,
    scope_path: shell.scope_path,
    from_day: from,
    to_day: to
  });
  const count = days.reduce((sum, row) => (source === null || row.source === source ? sum + row.record_count : sum), 0);
  const topics = await ask('search/topics', {});
  const place =
    (await ask('search/regions', {})).find((at) => at.region_code === region)?.region_name ?? scopeName(shell);
  const filter = [
    periodLabel(period),
    place,
    topics.find((at) => at.topic_code === topic)?.topic_name ?? '全部主题',
    ...trendFilterWords(request)
  ].join('；');
  return [
    {
      figure: 'count',
      label: `${COUNTED[counted]}条数`,
      definition: `期间内的${COUNTED[counted]}，${counted === 'records' ? '' : '新闻、宣传和'}检举控告件不计`,
      query: 'trends/days',
      filter,
      unit: '条',
      value: count,
      display: formatInteger(count)
    }
  ];
}

async function coverageFigures(ask: Ask, shell: ShellData, url: URL): Promise<Part[]> {
  const { request, shown } = await readCoverage(ask, shell, url, await loadTopology(config.DATA_DIR));
  if (!shown?.view.has_data) return [];
  const { metric } = request;
  const { view } = shown;
  const filter = `${view.when}；${view.path.at(-1)?.name ?? scopeName(shell)}${request.region === null ? '' : `（${scopeName(shell)}）`}`;
  const definition = `${metric.formula}。${metric.caveat}（第${metric.clause}条）`;
  const of = (figure: string, label: string, unit: string, value: Figure): Part => ({
    figure,
    label,
    definition,
    query: 'coverage/cells',
    filter,
    unit,
    value: value.value,
    display: value.text
  });
  return [
    of('share', metric.label, metric.unit, view.total.figure),
    of('uncovered', `${metric.label}：${metric.uncovered}`, metric.counter, view.total.uncovered)
  ].filter((part) => part.display !== '—');
}

async function issueFigures(ask: Ask, shell: ShellData, url: URL): Promise<Part[]> {
  const [issue] = await ask('issues/issue', { issue_id: url.pathname.split('/')[2] ?? '' });
  if (!issue) return [];
  const volumes = await ask('issues/volumes', { issue_id: issue.issue_id, scope_path: shell.scope_path });
  const inScope = volumes.reduce((sum, row) => sum + row.record_count, 0);
  const filter = `热点问题“${issue.label}”（${issue.issue_id}），${formatDate(issue.first_on ?? shell.as_of)}起`;
  const of = (part: Omit<Part, 'query' | 'filter'>): Part => ({ ...part, query: 'marts.issues', filter });
  const records = (figure: string, label: string, definition: string, count: number) =>
    of({ figure, label, definition, unit: '条', value: count, display: formatInteger(count) });
  const heat = decideFigure({ measure: 'median', value: issue.heat_now, n: issue.size });
  return [
    records('size', '热点问题记录数', '归入这个热点问题的记录，全省', issue.size),
    {
      ...records('in_scope', '热点问题记录数，所选范围', '归入这个热点问题、属于所选范围的记录', inScope),
      filter: `${filter}；${scopeName(shell)}`
    },
    of({
      figure: 'heat_now',
      label: '近期热度',
      definition: '声量、互动、增长和负面比例合成，0 至 100；不足五条不给',
      unit: '',
      value: heat.value,
      display: heat.value === null ? heat.text : formatDecimal(heat.value)
    }),
    records('recent', '近 7 天记录数', '数据截止日前 7 天归入这个热点问题的记录', issue.recent ?? 0)
  ];
}
