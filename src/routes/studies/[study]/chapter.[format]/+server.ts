import { error } from '@sveltejs/kit';
import { renderDocument } from '#lib/briefing/files.server.ts';
import { config } from '#lib/server/config.ts';
import { answer } from '#lib/server/query.ts';
import { loadShell } from '#lib/server/shell.ts';
import { readStudy, studyFacts } from '#lib/server/study-page.ts';
import { studyDocument } from '#lib/studies/document.ts';
import { ownStudyId } from '#lib/domain/study.ts';
import { isSlideFormat, renderSlides } from '#lib/slides/files.server.ts';
import { documentFile } from '#lib/server/export/export-file.ts';
import { markedSettings, markLine } from '#lib/server/export/mark.ts';
import { badRequest } from '#lib/server/forms.ts';
import type { RequestHandler } from './$types';

/** The chapter of a study with its figures and method appendix, from the published data of this moment. */
export const GET: RequestHandler = async ({ params, url }) => {
  const { format: asked } = params;
  const format = asked === 'docx' || asked === 'pdf' || isSlideFormat(asked) ? asked : null;
  const id = ownStudyId(params.study);
  if (format === null || id === null)
    error(404, '没有这个文件 — 课题章节 — 数据没有变化。可选 Word（docx）、PDF、幻灯片（pptx）和长图（png）');
  const now = new Date();
  const document = await answer(async (ask, session) => {
    const shell = await loadShell(ask, url, config.DATA_DIR, now);
    return studyDocument(studyFacts(await readStudy(ask, session, shell, id, now), shell));
  }).catch(badRequest);
  const bytes = await (
    isSlideFormat(format)
      ? renderSlides(document, format, markLine())
      : renderDocument(document, format, markedSettings(), process.cwd())
  ).catch(badRequest);
  return documentFile(bytes, `${document.title}.${format}`, document);
};
