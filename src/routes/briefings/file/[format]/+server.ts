import { error } from '@sveltejs/kit';
import { fileName } from '#lib/briefing/file-name.ts';
import { FORMATS, renderDocument } from '#lib/briefing/files.server.ts';
import { parseBriefingRequest } from '#lib/briefing/page-request.ts';
import { parseFilters } from '#lib/domain/filters.ts';
import { latestFinished, todayInShanghai } from '#lib/domain/periods.ts';
import { ownFilters } from '#lib/server/access/own-unit.ts';
import { composeFor } from '#lib/server/briefings.ts';
import { badRequest } from '#lib/server/forms.ts';
import { documentFile } from '#lib/server/export/export-file.ts';
import { markedSettings, markLine } from '#lib/server/export/mark.ts';
import { isSlideFormat, renderSlides } from '#lib/slides/files.server.ts';
import type { RequestHandler } from './$types';

/** One file of a briefing. The address names the period, so that a link gives the same briefing next month. */
export const GET: RequestHandler = async ({ params, url }) => {
  const format = FORMATS.find((known) => known === params.format) ?? null;
  const slides = isSlideFormat(params.format) ? params.format : null;
  if (!format && !slides) error(404, `没有「${params.format}」这种文件 — 简报 — 数据没有变化`);
  return file().catch(badRequest);

  async function file(): Promise<Response> {
    const filters = ownFilters(
      parseFilters(url.searchParams, { period: latestFinished('month', todayInShanghai(new Date())), compare: 'prev' })
    );
    const request = parseBriefingRequest(url.searchParams, filters);
    const document = await composeFor(request);
    const name = fileName(document, request.issue_id);
    const bytes = slides
      ? await renderSlides(document, slides, markLine())
      : await renderDocument(document, format!, markedSettings(), process.cwd(), request.issue_id);
    return documentFile(bytes, `${name}.${params.format}`, document);
  }
};
