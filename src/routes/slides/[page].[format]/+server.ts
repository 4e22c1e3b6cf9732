import { error } from '@sveltejs/kit';
import { parseFilters } from '#lib/domain/filters.ts';
import { latestFinished, todayInShanghai } from '#lib/domain/periods.ts';
import { ownFilters } from '#lib/server/access/own-unit.ts';
import { factsFor } from '#lib/server/briefings.ts';
import { documentFile } from '#lib/server/export/export-file.ts';
import { markLine } from '#lib/server/export/mark.ts';
import { badRequest, orBadRequest } from '#lib/server/forms.ts';
import { isSlideFormat, renderSlides } from '#lib/slides/files.server.ts';
import { isSlidePage, pageDocument } from '#lib/slides/pages.ts';
import type { RequestHandler } from './$types';

/** A page as slides or as one picture, for the period and unit of the address. */
export const GET: RequestHandler = async ({ params, url }) => {
  const { page, format } = params;
  if (!isSlidePage(page) || !isSlideFormat(format))
    error(404, '没有这个文件 — 幻灯片 — 数据没有变化。页有 overview、coverage、issues、trends，格式有 pptx、png');
  const unasked = { period: latestFinished('month', todayInShanghai(new Date())), compare: 'prev' } as const;
  const filters = ownFilters(orBadRequest(() => parseFilters(url.searchParams, unasked)));
  const kind = ({ month: 'monthly', quarter: 'quarter', year: 'year' } as const)[filters.period.kind];
  const request = { kind, period: filters.period, scope: filters.scope, issue_id: null };
  const { facts, style } = await factsFor(request).catch(badRequest);
  const document = pageDocument(facts, page, style);
  const bytes = await renderSlides(document, format, markLine()).catch(badRequest);
  return documentFile(bytes, `${document.title}.${format}`, document);
};
