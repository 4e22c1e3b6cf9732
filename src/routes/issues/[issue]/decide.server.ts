/** Forms of an issue's page: merge, split, rename, settle, confirm its name, take a decision back. */
import {
  addIssueDecision,
  standingIssueDecisions,
  withdrawIssueDecision,
  type NewIssueDecision
} from '#lib/app-db/issue-decisions.ts';
import type { AppDb } from '#lib/app-db/open.ts';
import type { Ask, QueryRow } from '#lib/contracts/query-row.ts';
import { InputError } from '#lib/domain/errors.ts';
import { decidedIssue, type IssueDecisionKind } from '#lib/domain/issue-decisions.ts';
import { WHOLE_SCOPE } from '#lib/server/scope.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { submitForm } from '#lib/server/forms.ts';
import { answer } from '#lib/server/query.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import type { RequestEvent } from './$types';
import { textOf } from '#lib/domain/form-text.ts';

const LABEL_MOST = 30;
const REASON_MOST = 300;

/** The form that takes one kind of decision. */
export function deciding(kind: IssueDecisionKind) {
  return (event: RequestEvent) => withForm(event, (given) => decideFromForm(kind, given));
}

/** The form that takes a decision back. */
export function takingBack(event: RequestEvent) {
  return withForm(event, undoFromForm);
}

function withForm(event: RequestEvent, act: (given: DecisionForm) => Promise<void>) {
  return submitForm(event, (form) =>
    answer(async (ask) => act({ ask, app: await theAppDb(), issueId: event.params.issue, form, now: new Date() }))
  );
}

/** A form with the issue that it was sent from. */
interface DecisionForm {
  ask: Ask;
  app: AppDb;
  issueId: string;
  form: FormData;
  now: Date;
}

/** @throws InputError for an issue of which records lie outside the visitor's unit, or a form that decides nothing */
async function decideFromForm(kind: IssueDecisionKind, given: DecisionForm): Promise<void> {
  const { ask, app, issueId, form, now } = given;
  const issue = await wholeIssue(ask, issueId);
  const reason = redact(textOf(form, 'reason')).text.slice(0, REASON_MOST);
  if (reason === '') throw refused('没有写理由', '请写明为什么这样定，别人才看得懂');
  const shown = decidedIssue(issue, await standingIssueDecisions(app));
  const base: NewIssueDecision = {
    issue_id: issueId,
    kind,
    other_issue_id: null,
    label: null,
    part: [],
    rest: [],
    last_on: issue.last_on,
    record_count: issue.size,
    reason
  };
  await addIssueDecision(app, { ...base, ...(await contentOf(kind, given, shown.label)) }, now);
}

/** @throws InputError when the decision does not stand */
async function undoFromForm({ ask, app, issueId, form, now }: DecisionForm): Promise<void> {
  await wholeIssue(ask, issueId);
  await withdrawIssueDecision(app, issueId, Number(form.get('decision_id')), now);
}

async function contentOf(
  kind: IssueDecisionKind,
  { ask, issueId, form }: DecisionForm,
  label: string
): Promise<Partial<NewIssueDecision>> {
  const members = async (id: string) =>
    (await ask('issues/members', { issue_id: id, scope_path: WHOLE_SCOPE.scope_path })).map(
      ({ record_id }) => record_id
    );
  switch (kind) {
    case 'rename': {
      const name = redact(textOf(form, 'label')).text;
      if (name.length < 2 || name.length > LABEL_MOST || name === label)
        throw refused('名称没有变化，或太短太长', `请写 2 至 ${LABEL_MOST} 个字`);
      return { label: name };
    }
    case 'confirm':
      if (textOf(form, 'label') !== label) throw refused('名称已经变了', '请刷新本页，再看一遍名称');
      return { label };
    case 'close':
      return {};
    case 'merge': {
      const other = await wholeIssue(ask, textOf(form, 'other'));
      if (other.issue_id === issueId) throw refused('不能和自己合并', '请选另一个问题');
      return {
        other_issue_id: other.issue_id,
        label: other.label,
        part: await members(other.issue_id),
        rest: await members(issueId)
      };
    }
    case 'split': {
      const all = await members(issueId);
      const chosen = new Set(form.getAll('record').map(String));
      const part = all.filter((id) => chosen.has(id));
      if (part.length === 0 || part.length === all.length)
        throw refused('没有选出要拆开的记录，或全选了', '请只勾选不属于这个问题的记录');
      return { part, rest: all.filter((id) => !chosen.has(id)) };
    }
  }
}

/** The issue, when all of its records are the visitor's to see. */
async function wholeIssue(ask: Ask, issueId: string): Promise<QueryRow<'issues/issue'>> {
  const [issue] = await ask('issues/issue', { issue_id: issueId });
  if (!issue) throw refused('没有这个问题', '可能已并入别的问题，请从热点问题列表进入');
  if (issue.state === 'shared') throw refused('这个问题有一部分记录在本单位以外', '请由能看到全部记录的上级单位决定');
  return issue;
}

function refused(what: string, todo: string): InputError {
  return new InputError('INPUT_INVALID', `${what} — 热点问题 — 没有记下决定`, todo);
}
