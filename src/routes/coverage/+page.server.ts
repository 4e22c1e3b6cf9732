import { error } from '@sveltejs/kit';
import { mapGeometry } from '#lib/charts/geometry.ts';
import { loadTopology } from '#lib/charts/topology.server.ts';
import { coverageScope, parseCoverageRequest } from '#lib/domain/coverage-request.ts';
import { coverageView, trendMonths } from '#lib/domain/coverage-view.ts';
import { lastDay } from '#lib/domain/periods.ts';
import { cityCodeOf } from '#lib/domain/regions.ts';
import { answer } from '#lib/server/query.ts';
import { isTopScope, scopeName } from '#lib/ui/shell.ts';
import { orBadRequest } from '../bad-request.server.ts';
import type { PageServerLoad } from './$types';

/** One indicator at a month's end: the whole scope, one city or one county. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const asked = orBadRequest(() => parseCoverageRequest(url.searchParams, shell.scope_county_code ?? shell.scope_city_code));
  const { metric, counties, measure } = asked;
  const scope = coverageScope(asked, { ...shell, isTop: isTopScope(shell) });
  if (shell.age_state === 'missing' || !scope) return { request: asked, shown: null };
  const { scope_path, region } = scope;
  const request = { ...asked, region };
  const geometry = mapGeometry(await loadTopology(), region ? { level: 'county', city_code: cityCodeOf(region) } : { level: counties ? 'county' : 'city' });
  const shapes = geometry.shapes.map(({ region_code, region_name }) => ({ code: region_code, name: region_name }));
  if (region && region !== cityCodeOf(region) && !shapes.some((shape) => shape.code === region)) error(404, `没有代码为 ${region} 的县区 — 地图边界 — 数据没有变化`);
  return answer(async (ask) => {
    const [at] = await ask('coverage/latest_month', { month: lastDay(shell.filters.period) });
    if (!at) return { request, shown: null };
    const rows = await ask('coverage/cells', { indicator: metric.indicator, month: at.month, scope_path });
    const months = trendMonths(at.month);
    const trend = await ask('coverage/trend', {
      indicator: metric.indicator, from_month: months[0]!, to_month: at.month, scope_path, county_code: region && region !== cityCodeOf(region) ? region : null
    });
    const [target] = await ask('coverage/target', { indicator: metric.indicator, scope_path, month_end: at.month_end });
    const view = coverageView({ metric, target: target?.target_value ?? null, filters: shell.filters, month: at.month, month_end: at.month_end, region, scope_name: scopeName(shell), shapes, rows, trend, measure });
    return { request, shown: { view, geometry, month: at } };
  });
};
