import { loadTopology } from '#lib/charts/topology.server.ts';
import { needTable } from '../need-map.ts';
import { rankNeed } from '#lib/domain/need-visits.ts';
import { config } from '#lib/server/config.ts';
import { coverageTable } from '../coverage-export.server.ts';
import { readCoverage } from '#lib/server/coverage-page.ts';
import { answer } from '#lib/server/query.ts';
import { loadShell } from '#lib/server/shell.ts';
import { tableFile } from '#lib/server/export/export-file.ts';
import { error } from '@sveltejs/kit';
import { badRequest } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** The list beside the map as a workbook, with the same indicator, place and period. */
export const GET: RequestHandler = async ({ url }) => {
  const topology = await loadTopology(config.DATA_DIR);
  const { request, shown } = await answer(async (ask) =>
    readCoverage(ask, await loadShell(ask, url, config.DATA_DIR, new Date()), url, topology)
  ).catch(badRequest);
  if (!shown?.view.has_data) error(404, '没有可导出的数字 — 覆盖地图 — 数据没有变化。请改选期间、范围或指标');
  const table = shown.need
    ? needTable(rankNeed(shown.need))
    : coverageTable(request.metric, shown.view, shown.townships ?? []);
  const name = `${shown.need ? '热而不访' : request.metric.label}_${shown.view.total.name}_${shown.view.when}.xlsx`;
  return tableFile(table, name, shown.need ? '热而不访' : request.metric.indicator).catch(badRequest);
};
