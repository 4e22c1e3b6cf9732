/**
 * The editor's desk: what is done with an issue from draft to publication. Composing and rendering are brought by
 * whoever asks, web or command.
 *
 * A draft is composed anew each time it is shown, with the texts of the editors in their places: its numbers follow
 * the data. Submission keeps the document as it stands, and that one is checked, signed and published: nobody signs
 * numbers that nobody read.
 */
import {
  editsOf,
  makeIssue,
  publishedBefore,
  readIssue,
  saveEdit,
  stepsOf,
  takeStep,
  type Actor,
  type BriefingIssue
} from '#lib/app-db/briefings.ts';
import { addComment, commentsOf } from '#lib/app-db/briefing-comments.ts';
import type { AppDb } from '#lib/app-db/open.ts';
import { InputError } from '#lib/domain/errors.ts';
import { parsePeriod } from '#lib/domain/periods.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import { AMENDED_ISSUES, amendmentsOf, announcedIn, withAmendments, type Amendment } from './amendments.ts';
import { writeArchive } from './archive.server.ts';
import { plainText, type BriefingDocument, type BriefingRequest, type Paragraph } from '#lib/document/document.ts';
import type { BriefingFormat } from './files.server.ts';
import { assertSeparate, type BriefingStep } from '#lib/domain/briefing-flow.ts';
import { fileName } from './file-name.ts';
import { NO_IMPRINT } from './imprint.ts';
import { peopleOf } from './people.ts';
import { assertCirculable, holdsPersonalData } from './lint.ts';
import {
  blockingFindings,
  findingsOf,
  inlinesFrom,
  isEditable,
  referenceMap,
  templateOf,
  withEdits,
  type EditFinding
} from '#lib/document/live-text.ts';

export interface Desk {
  app: AppDb;
  /** The briefing as the data gives it now. */
  compose(request: BriefingRequest): Promise<BriefingDocument>;
  render(document: BriefingDocument, issueId: string | null): Promise<Map<BriefingFormat, Uint8Array>>;
  /** `briefings/` of the state folder. */
  archive: string;
  actor: Actor;
  /** Whether draft, check and signature have to come from different people. */
  is_separate?: boolean;
  now(): Date;
}

/** An issue as it stands: the kept document, or the draft on the data of now. */
export interface IssueOnDesk {
  issue: BriefingIssue;
  request: BriefingRequest;
  document: BriefingDocument;
  /** As written from the data, without the editors' texts; null once it is kept. */
  drafted: BriefingDocument | null;
  /** The paragraphs that editors changed, as the data gave them. */
  originals: Paragraph[];
  findings: EditFinding[];
  edited: string[];
}

/** Makes the draft of an issue, or finds the one that is there. */
export async function draftIssue(
  desk: Desk,
  request: BriefingRequest
): Promise<{ issue: BriefingIssue; isNew: boolean }> {
  return makeIssue(desk.app, request, await desk.compose(request), desk.actor, desk.now());
}

export async function openIssue(desk: Pick<Desk, 'app' | 'compose'>, id: number): Promise<IssueOnDesk> {
  const { frozen, drafted: kept, ...issue } = await readIssue(desk.app, id);
  const request = requestOf(issue);
  const edits = await editsOf(desk.app, id);
  const edited = edits.map((edit) => edit.block_id);
  if (frozen) return { issue, request, document: frozen, drafted: null, originals: kept, findings: [], edited };
  const drafted = withAmendments(await desk.compose(request), await amendments(desk, request));
  const document = withEdits(drafted, edits);
  return {
    issue,
    request,
    document: edited.length > 0 ? { ...document, edited } : document,
    drafted,
    originals: drafted.blocks.filter(isEditable).filter((block) => edited.includes(block.id)),
    findings: findingsOf(drafted, edits),
    edited
  };
}

function requestOf(issue: BriefingIssue): BriefingRequest {
  return {
    kind: issue.kind,
    period: parsePeriod(issue.period)!,
    scope: issue.scope || null,
    issue_id: issue.hot_issue_id || null
  };
}

/** Statements of earlier issues that the data no longer supports; a 专题快报 has none. */
async function amendments(desk: Pick<Desk, 'app' | 'compose'>, request: BriefingRequest): Promise<Amendment[]> {
  if (request.kind === 'issue') return [];
  const earlier = await publishedBefore(desk.app, request, AMENDED_ISSUES);
  const found: Amendment[] = [];
  for (const published of earlier) {
    // Newest first: what a later issue announced takes the place of what was announced before it.
    const told = new Map(
      earlier
        .toReversed()
        .flatMap((later) => (later.period > published.period ? [...announcedIn(later, published.period)] : []))
    );
    found.push(
      ...amendmentsOf(published, told, await desk.compose({ ...request, period: parsePeriod(published.period)! }))
    );
  }
  return found;
}

/**
 * Keeps the text of one paragraph; null takes the drafted text back.
 * @throws InputError for a paragraph that is not there or not to be edited, or a text with what looks like personal
 *   data
 */
export async function editBlock(
  desk: Desk,
  id: number,
  edit: { block_id: string; text: string | null; reason: string | null }
): Promise<void> {
  const { drafted } = await openIssue(desk, id);
  const block = drafted?.blocks.filter(isEditable).find((at) => at.id === edit.block_id);
  if (drafted && !block)
    throw new InputError(
      'INPUT_INVALID',
      '这一段不在稿中，或不能修改 — 简报 — 稿件没有变化',
      '标题、表、图和数据说明由数据生成；请刷新页面'
    );
  const text = block && edit.text === templateOf(block.text) ? null : edit.text;
  if (drafted && text !== null && holdsPersonalData(plainText(inlinesFrom(text, referenceMap(drafted)))))
    throw new InputError('INPUT_INVALID', '文字里有疑似个人信息 — 简报 — 没有保存', '去掉姓名、证件号、电话等再保存');
  await saveEdit(desk.app, id, { ...edit, text }, desk.actor, desk.now());
}

/** Keeps a remark, without what looks like personal data. */
export async function commentOn(desk: Desk, id: number, comment: { block_id: string; text: string }): Promise<void> {
  await readIssue(desk.app, id);
  await addComment(desk.app, id, { ...comment, text: redact(comment.text).text }, desk.actor, desk.now());
}

/**
 * Takes one step of the way.
 * @throws InputError when the step does not follow, when typed figures have no reason, when comments are open, or
 *   when the text may not leave
 */
export async function moveIssue(
  desk: Desk,
  id: number,
  step: Exclude<BriefingStep, 'draft' | 'edit'>,
  note: string | null
): Promise<void> {
  const change = { note: note === null ? null : redact(note).text };
  if (desk.is_separate) assertSeparate(await stepsOf(desk.app, id), step, desk.actor.user_id);
  if (step === 'submit') return submit(desk, id, change);
  if (step === 'publish') return publish(desk, id, change);
  await takeStep(desk.app, id, { step, ...change }, desk.actor, desk.now());
}

async function submit(desk: Desk, id: number, change: { note: string | null }): Promise<void> {
  const { document, findings, originals } = await openIssue(desk, id);
  const blocking = blockingFindings(findings);
  if (blocking.length > 0) {
    const typed = blocking.flatMap((finding) => finding.typed);
    throw new InputError(
      'INPUT_INVALID',
      `还不能送审：${typed.length > 0 ? `手写数字 ${typed.slice(0, 5).join('、')} 没有说明依据` : '有数字已不在数据中'} — ${blocking.length} 段 — 稿件没有变化`,
      '在标出的段落里写明依据，或换成数据里的数字'
    );
  }
  assertCirculable(document);
  const open = (await commentsOf(desk.app, id)).filter((comment) => comment.settled_at === null).length;
  if (open > 0)
    throw new InputError(
      'INPUT_INVALID',
      `还不能送审：有 ${open} 条批注没有处理 — 简报 — 稿件没有变化`,
      '逐条处理后再送审'
    );
  const typed = findings.flatMap(({ block_id, typed: figures, reason }) =>
    figures.length > 0 && reason !== null ? [{ block_id, figures, reason }] : []
  );
  await takeStep(
    desk.app,
    id,
    {
      step: 'submit',
      ...change,
      frozen: typed.length > 0 ? { ...document, typed_numbers: typed } : document,
      drafted: originals
    },
    desk.actor,
    desk.now()
  );
}

async function publish(desk: Desk, id: number, change: { note: string | null }): Promise<void> {
  const { frozen, drafted: _drafted, ...issue } = await readIssue(desk.app, id);
  // Rendering takes seconds; a step that does not follow is told before it, and decided for good in the transaction.
  if (issue.state !== 'signed' || !frozen)
    return takeStep(desk.app, id, { step: 'publish', ...change }, desk.actor, desk.now());
  assertCirculable(frozen);
  const named = { ...frozen, imprint: { ...(frozen.imprint ?? NO_IMPRINT), ...peopleOf(await stepsOf(desk.app, id)) } };
  const hotIssue = issue.hot_issue_id || null;
  const files = writeArchive(desk.archive, id, fileName(named, hotIssue), await desk.render(named, hotIssue));
  await takeStep(desk.app, id, { step: 'publish', ...change, frozen: named, files }, desk.actor, desk.now());
}
