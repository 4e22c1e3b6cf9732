import { error } from '@sveltejs/kit';
import { renderDocument } from '#lib/briefing/files.server.ts';
import { loadTopology } from '#lib/charts/topology.server.ts';
import { scopeName } from '#lib/domain/shell.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { config } from '#lib/server/config.ts';
import { documentFile } from '#lib/server/export/export-file.ts';
import { markedSettings } from '#lib/server/export/mark.ts';
import { badRequest } from '#lib/server/forms.ts';
import { readOverviewPage } from '#lib/server/overview-page.ts';
import { answer } from '#lib/server/query.ts';
import { loadShell } from '#lib/server/shell.ts';
import { lastWeek, weeklyDocument } from '../weekly-document.ts';
import type { RequestHandler } from './$types';

/** As many as fit on the page below the other table. */
const ISSUES = 4;

/** The last whole week of a unit on one page, as Word or PDF. */
export const GET: RequestHandler = async ({ params, url }) => {
  const { format } = params;
  if (format !== 'docx' && format !== 'pdf') error(404, '没有这种文件 — 一周要情 — 数据没有变化。格式有 docx、pdf');
  const topology = await loadTopology(config.DATA_DIR);
  const document = await answer(async (ask) => {
    const shell = await loadShell(ask, url, config.DATA_DIR, new Date());
    const { scope_path, as_of } = shell;
    const week = lastWeek(as_of);
    const { morning } = await readOverviewPage(ask, shell, topology);
    return weeklyDocument({
      week,
      scope: { org_id: shell.filters.scope, name: scopeName(shell) },
      issuer: currentVisitor().org_name ?? shell.scopes.find((scope) => scope.parent_org_id === null)?.org_name ?? '',
      to_do:
        morning.counts.length > 0 ? `要办：${morning.counts.map(({ text }) => text).join('、')}` : morning.headline,
      matters: morning.matters,
      counts: await ask('weekly/counts', { ...week, scope_path }),
      issues: await ask('weekly/issues', { ...week, scope_path, row_limit: ISSUES }),
      as_of,
      data_version: shell.data_version ?? '',
      is_demo: shell.demo
    });
  }).catch(badRequest);
  const bytes = await renderDocument(document, format, markedSettings(), process.cwd()).catch(badRequest);
  return documentFile(bytes, `${document.title}.${format}`, document);
};
