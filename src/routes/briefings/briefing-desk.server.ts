/** The editor's desk of the web process. */
import { compareDocuments } from '#lib/briefing/compare.ts';
import type { Desk, IssueOnDesk } from '#lib/briefing/desk.server.ts';
import { renderAll } from '#lib/briefing/files.server.ts';
import { InputError } from '#lib/domain/errors.ts';
import { join } from 'node:path';
import { readIssue } from '#lib/app-db/briefings.ts';
import { assertOwn, isOwnUnit } from '#lib/server/access/own-unit.ts';
import { actor } from '#lib/server/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { composeFor, settings } from '#lib/server/briefings.ts';
import { config } from '#lib/server/config.ts';

/** @throws QueryError when `app.db` cannot be opened */
export async function theDesk(): Promise<Desk> {
  return {
    app: await theAppDb(),
    compose: composeFor,
    render: (document, issueId) => renderAll(document, issueId, settings, process.cwd()),
    archive: join(config.DATA_DIR, 'briefings'),
    actor: actor(),
    is_separate: config.BRIEFING_SEPARATION === 'on',
    now: () => new Date()
  };
}

/**
 * How many numbers the data gives otherwise than the kept document of an issue on its way; 0 for drafts, which follow
 * the data, and for published ones.
 */
export async function overtaken(desk: Desk, { issue, request, document, drafted }: IssueOnDesk): Promise<number> {
  if (drafted || issue.state === 'published') return 0;
  const now = await desk.compose(request);
  return now.data_version === document.data_version
    ? 0
    : compareDocuments(document, now).facts.filter((fact) => fact.difference === 'changed').length;
}

/** The number of an issue of the visitor's unit from the address. @throws InputError for anything else */
export async function issueNumber(text: string | null | undefined): Promise<number> {
  if (text && /^[1-9]\d{0,8}$/.test(text)) {
    const { scope } = await readIssue(await theAppDb(), Number(text));
    assertOwn(await isOwnUnit(scope || null), `编号为 ${text} 的简报`);
    return Number(text);
  }
  throw new InputError(
    'INPUT_INVALID',
    `无法识别期的编号“${(text ?? '').slice(0, 40)}” — 网址中的编号 — 数据没有变化`,
    '请从往期简报中选择'
  );
}
