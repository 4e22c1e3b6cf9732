import { renderDocument } from '#lib/briefing/files.server.ts';
import { InputError } from '#lib/domain/errors.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { config } from '#lib/server/config.ts';
import { documentFile } from '#lib/server/export/export-file.ts';
import { markedSettings } from '#lib/server/export/mark.ts';
import { badRequest } from '#lib/server/forms.ts';
import { answer } from '#lib/server/query.ts';
import { loadShell } from '#lib/server/shell.ts';
import { supervisionDocument } from '../supervision-document.ts';
import type { RequestHandler } from './$types';

/** The list is short by nature: everything that is overdue or soon due in the scope. */
const ALL = 100_000;

/** 督办单 of one unit's overdue and soon-due petitions as a Word file. */
export const GET: RequestHandler = async ({ url }) => {
  const now = new Date();
  const wanted = url.searchParams.get('unit') ?? '';
  const onlyOverdue = url.searchParams.get('which') === 'overdue';
  const document = await answer(async (ask) => {
    const shell = await loadShell(ask, url, config.DATA_DIR, now);
    const { scope_path } = shell;
    const found = (await ask('overview/due_units', { scope_path })).find((row) => row.unit_org_id === wanted);
    const unit = found && onlyOverdue ? { ...found, soon_count: 0 } : found;
    if (!unit || unit.overdue_count + unit.soon_count === 0)
      throw new InputError(
        'INPUT_INVALID',
        `这个单位没有${onlyOverdue ? '逾期' : '逾期或快到期'}的信访 — 督办单 — 没有生成文件`,
        '请从“信访办理”的逾期清单进入；已办结的不再督办'
      );
    const rows = (await ask('petitions/due', { scope_path, row_limit: ALL })).filter(
      (row) => row.unit_org_id === wanted && (!onlyOverdue || row.due_state === 'overdue')
    );
    return supervisionDocument({
      unit,
      rows,
      issuer: currentVisitor().org_name ?? shell.scopes.find((scope) => scope.parent_org_id === null)?.org_name ?? '',
      today: todayInShanghai(now),
      as_of: shell.as_of,
      data_version: shell.data_version ?? '',
      is_demo: shell.demo
    });
  }).catch(badRequest);
  const bytes = await renderDocument(document, 'docx', markedSettings(), process.cwd()).catch(badRequest);
  return documentFile(bytes, `${document.scope_name}信访督办单_${document.dated_on}.docx`, document);
};
