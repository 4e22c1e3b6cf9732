import { commentsOf } from '#lib/app-db/briefing-comments.ts';
import { editsOf, filesOf, listIssues, stepsOf, type BriefingIssue } from '#lib/app-db/briefings.ts';
import { compareDocuments, DIFFERENCE_LABELS, type Comparison } from '#lib/briefing/compare.ts';
import { KIND_LABELS } from '#lib/briefing/kinds.ts';
import { draftIssue, moveIssue, openIssue, type Desk } from '#lib/briefing/desk.server.ts';
import type { BriefingRequest } from '#lib/document/document.ts';
import { STATE_LABELS, STEP_LABELS, type BriefingStep } from '#lib/domain/briefing-flow.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { InputError } from '#lib/domain/errors.ts';
import { EXIT, type CommandIo, type OptionValues } from './command.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { draftDue } from '#pipelines/monthly-briefing/draft-due.ts';
import { withDesk } from '#pipelines/monthly-briefing/open-desk.ts';

const MOVES = ['submit', 'check', 'sign', 'publish', 'return'] as const satisfies readonly BriefingStep[];
export const FLOW_ACTIONS: readonly string[] = ['list', 'show', 'draft', 'diff', ...MOVES];

/**
 * The way of an issue from draft to publication, on the command line.
 * @param requests what `draft` was asked for; null drafts what the schedule has due
 */
export async function runFlow(
  action: string,
  ids: string[],
  values: OptionValues,
  requests: () => BriefingRequest[] | null,
  io: CommandIo
): Promise<number> {
  const isJson = values['json'] === true;
  const print = (value: object, text: string) => {
    io.stdout.write(isJson ? `${JSON.stringify(value, null, 1)}\n` : text);
  };
  return withDesk(
    openStateFolder(),
    () => new Date(),
    async (desk) => {
      if (action === 'list') {
        const issues = await listIssues(desk.app);
        print(issues, issues.length === 0 ? '还没有起草过简报。\n' : issues.map(line).join(''));
      } else if (action === 'draft') {
        await draft(desk, requests(), io, print);
      } else if (action === 'diff') {
        const [before, after] = [await openIssue(desk, numberOf(ids[0])), await openIssue(desk, numberOf(ids[1]))];
        const comparison = compareDocuments(before.document, after.document);
        print(comparison, differences(before.issue, after.issue, comparison));
      } else if (action === 'show') {
        await show(desk, numberOf(ids[0]), print);
      } else {
        const step = MOVES.find((known) => known === action)!;
        const id = numberOf(ids[0]);
        await moveIssue(
          desk,
          id,
          step,
          typeof values['note'] === 'string' && values['note'].trim() !== '' ? values['note'].trim() : null
        );
        const { issue } = await openIssue(desk, id);
        const files = (await filesOf(desk.app)).filter((file) => file.briefing_id === id);
        print(
          { ...issue, files },
          `${line(issue)}${files.map((file) => `  ${file.sha256}  ${file.file_name}\n`).join('')}`
        );
      }
      return EXIT.ok;
    }
  );
}

async function draft(
  desk: Desk,
  requests: BriefingRequest[] | null,
  io: CommandIo,
  print: (value: object, text: string) => void
): Promise<void> {
  if (requests === null) {
    const made = await draftDue(desk, briefingSettings(process.env).schedule, (said) => io.stderr.write(`${said}\n`));
    return print({ made }, `起草 ${made} 期\n`);
  }
  const drafted = [];
  for (const request of requests) drafted.push(await draftIssue(desk, request));
  print(
    drafted.map(({ issue, isNew }) => ({ ...issue, is_new: isNew })),
    drafted.map(({ issue, isNew }) => `${line(issue)}${isNew ? '' : '  已经起草过，没有重做\n'}`).join('')
  );
}

async function show(desk: Desk, id: number, print: (value: object, text: string) => void): Promise<void> {
  const { issue, findings } = await openIssue(desk, id);
  const [steps, comments, edits] = [
    await stepsOf(desk.app, id),
    await commentsOf(desk.app, id),
    await editsOf(desk.app, id)
  ];
  const files = (await filesOf(desk.app)).filter((file) => file.briefing_id === id);
  print(
    { ...issue, steps, comments, edits, findings, files },
    [
      line(issue),
      ...steps.map(
        (step) =>
          `  ${step.at}  ${STEP_LABELS[step.step]}  ${step.user_name}${step.block_id ? `  ${step.block_id}` : ''}${step.note ? `  ${step.note}` : ''}\n`
      ),
      ...findings.map(
        (finding) =>
          `  须查看 ${finding.block_id}：${finding.typed.length > 0 ? `手写数字 ${finding.typed.join('、')}${finding.reason ? `（${finding.reason}）` : '，没有说明依据'}` : ''}${finding.missing.length > 0 ? ` 数字已不在数据中 ${finding.missing.join('、')}` : ''}\n`
      ),
      ...files.map((file) => `  ${file.sha256}  ${file.file_name}\n`)
    ].join('')
  );
}

function line({ briefing_id, kind, title, state }: BriefingIssue): string {
  return `${String(briefing_id).padStart(4)}  ${STATE_LABELS[state]}  ${KIND_LABELS[kind]}  ${title}\n`;
}

function differences(before: BriefingIssue, after: BriefingIssue, { facts, texts, unchanged }: Comparison): string {
  return [
    `${before.title} → ${after.title}：数字改变 ${facts.filter((fact) => fact.difference === 'changed').length} 个，相同 ${unchanged} 个；文字不同 ${texts.length} 段\n`,
    ...facts.map(
      ({ difference, label, before: old, after: now }) =>
        `  ${DIFFERENCE_LABELS[difference]}　${label}：${old ?? '—'} → ${now ?? '—'}\n`
    ),
    ...texts.map(({ difference, before: old, after: now }) => `  文字${DIFFERENCE_LABELS[difference]}　${now ?? old}\n`)
  ].join('');
}

/** @throws InputError for what is no number of an issue */
function numberOf(text: string | undefined): number {
  if (text !== undefined && /^[1-9]\d{0,8}$/.test(text)) return Number(text);
  throw new InputError('INPUT_INVALID', '没有写明是哪一期', '写期的编号，如 briefing show 3；编号见 briefing list');
}
