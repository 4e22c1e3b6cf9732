import { assertClean, exportFile } from '#lib/server/export/export-file.ts';
import { markNotes } from '#lib/server/export/mark.ts';
import { error } from '@sveltejs/kit';
import { exportNotes } from '#lib/search/export.ts';
import { FACET_LABELS, FACETS, parseSearchRequest, refWords } from '#lib/search/request.ts';
import { config } from '#lib/server/config.ts';
import { answer } from '#lib/server/query.ts';
import { FILE_ENDINGS, lintSearch, searchFile, type FileKind } from '../search-files.server.ts';
import { readCounts, readVocabulary, understand } from '#lib/server/search-page.ts';
import { loadShell } from '#lib/server/shell.ts';
import { scopeName } from '#lib/domain/shell.ts';
import { badRequest } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** The download twin of 检索: the same request, every hit. */
export const GET: RequestHandler = async ({ params, url }) => {
  const kind = params.format as FileKind;
  if (!Object.hasOwn(FILE_ENDINGS, kind)) error(404, '没有这种文件 — 检索导出 — 数据没有变化。可选 xlsx、csv、parquet');
  const now = new Date();
  const { ready, problem, shell, counts, narrowed } = await answer(async (ask, session) => {
    const request = parseSearchRequest(url.searchParams);
    const shell = await loadShell(ask, url, config.DATA_DIR, now);
    const vocabulary = await readVocabulary(ask);
    const asked = understand(request, shell, vocabulary);
    const topicName = (code: string) =>
      vocabulary.topics.find((topic) => topic.topic_code === code)?.topic_name ?? code;
    return {
      ...asked,
      shell,
      narrowed: refWords(request.chosen, topicName).map(({ words }) => words),
      counts: asked.ready && (await readCounts(session, asked.ready, request, vocabulary))
    };
  }).catch(badRequest);
  if (!ready || !counts) error(400, `${problem?.message ?? '检索式看不懂'}。${problem?.hint ?? ''}`);
  const chosen = [
    ...FACETS.flatMap((name) =>
      url.searchParams.get(name) ? [`${FACET_LABELS[name]}＝${url.searchParams.get(name)}`] : []
    ),
    ...narrowed
  ].join('，');
  const notes: [string, string][] = [
    ...markNotes(),
    ...exportNotes({
      query: url.searchParams.get('q') ?? '',
      chosen,
      frame: ready.frame.to ? `${ready.frame.from ?? '最早'} 至 ${ready.frame.to}` : '全部',
      scope: scopeName(shell),
      total: counts.total,
      data_version: shell.data_version ?? '',
      as_of: shell.as_of
    })
  ];
  const name = `检索-${shell.data_version ?? ''}-${counts.total}条.${FILE_ENDINGS[kind]}`;
  await assertClean(await lintSearch(ready), name).catch(badRequest);
  return exportFile(searchFile(kind, ready, notes), name, counts.total);
};
