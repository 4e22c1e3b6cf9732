import { commentsOf, settleComment } from '#lib/app-db/briefing-comments.ts';
import { editsOf, filesOf, stepsOf } from '#lib/app-db/briefings.ts';
import { parseComment, parseEdit, parseRestore, parseStepNote } from '#lib/briefing/desk-forms.ts';
import { commentOn, editBlock, moveIssue, openIssue, type Desk } from '#lib/briefing/desk.server.ts';
import { revisionsOf } from '#lib/briefing/revisions.ts';
import { isEditable, templateOf } from '#lib/document/live-text.ts';
import { issueNumber, overtaken, theDesk } from '../../briefing-desk.server.ts';
import { noteSentences } from '#lib/server/chart-notes.ts';
import { badRequest, submitForm } from '#lib/server/forms.ts';
import { picturesOf } from '../../pictures.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

/** One issue: its text with what editors and checkers did to it, and the step that comes next. */
export const load: PageServerLoad = async ({ params }) => {
  const id = await issueNumber(params.briefing).catch(badRequest);
  const desk = await theDesk();
  const open = await openIssue(desk, id).catch(badRequest);
  const { issue, document, drafted, findings, originals } = open;
  const steps = await stepsOf(desk.app, id);
  const pictures = await picturesOf(document);
  const texts = Object.fromEntries(
    (drafted?.blocks ?? []).filter(isEditable).map((block) => [block.id, templateOf(block.text)])
  );
  return {
    issue,
    document,
    findings,
    pictures,
    drafted: texts,
    edits: await editsOf(desk.app, id),
    steps,
    revisions: revisionsOf(originals, document, steps),
    comments: await commentsOf(desk.app, id),
    notes: issue.state === 'draft' ? await noteSentences(desk.app, issue) : [],
    files: (await filesOf(desk.app)).filter((file) => file.briefing_id === id),
    overtaken: await overtaken(desk, open).catch(badRequest)
  };
};

const onDesk = (event: RequestEvent, act: (desk: Desk, id: number, form: FormData) => Promise<void>) =>
  submitForm(event, async (form) => act(await theDesk(), await issueNumber(event.params.briefing), form));
const step = (name: Parameters<typeof moveIssue>[2]) => (event: RequestEvent) =>
  onDesk(event, (desk, id, form) => moveIssue(desk, id, name, parseStepNote(form)));

export const actions: Actions = {
  edit: (event) => onDesk(event, (desk, id, form) => editBlock(desk, id, parseEdit(form))),
  restore: (event) => onDesk(event, (desk, id, form) => editBlock(desk, id, parseRestore(form))),
  comment: (event) => onDesk(event, (desk, id, form) => commentOn(desk, id, parseComment(form))),
  settle: (event) =>
    onDesk(event, (desk, id, form) => settleComment(desk.app, id, Number(form.get('comment_id')), desk.now())),
  submit: step('submit'),
  check: step('check'),
  sign: step('sign'),
  publish: step('publish'),
  return: step('return')
};
