/** Decisions that a person may take on a hot issue. */
export const ISSUE_DECISION_KINDS = ['merge', 'split', 'rename', 'close', 'confirm'] as const;
export type IssueDecisionKind = (typeof ISSUE_DECISION_KINDS)[number];

export const ISSUE_DECISION_LABELS: Record<IssueDecisionKind, string> = {
  merge: '合并',
  split: '拆分',
  rename: '改名',
  close: '办结',
  confirm: '确认名称'
};

/** Kinds that regroup records: they take effect with the next run. The others show at once. */
export const REGROUPING: readonly IssueDecisionKind[] = ['merge', 'split'];

/** A decision that stands, as a run reads it. */
export interface IssueDecision {
  decision_id: number;
  issue_id: string;
  kind: IssueDecisionKind;
  /** New or confirmed name. */
  label: string | null;
  /** Record ids: of a merge those of the other issue, of a split those that leave. */
  part: string[];
  /** Record ids of the issue; of a split those that stay. */
  rest: string[];
  /** ISO date of the newest record and number of records when the issue was settled. */
  last_on: string | null;
  record_count: number | null;
  /** ISO date. */
  decided_on: string;
}

/** How an issue shows before the next run, with what was decided since. */
export interface DecidedIssue {
  label: string;
  state: string;
  /** Day on which a person settled it; null when nobody did. */
  closed_on: string | null;
  /** Whether records came in after it was settled. */
  is_reopened: boolean;
  /** Whether a person gave or confirmed the name. */
  is_confirmed: boolean;
}

/** Applies the decisions that stand to an issue as published. The latest of a kind counts. */
export function decidedIssue(
  issue: { issue_id: string; label: string; state: string; size: number; last_on: string | null },
  standing: readonly IssueDecision[]
): DecidedIssue {
  const latest = (kind: IssueDecisionKind) =>
    standing.findLast((decision) => decision.issue_id === issue.issue_id && decision.kind === kind);
  const renamed = latest('rename');
  const confirmed = latest('confirm');
  const closed = latest('close');
  const is_reopened =
    closed !== undefined &&
    (issue.size > (closed.record_count ?? 0) || (issue.last_on ?? '') > (closed.last_on ?? '9999'));
  const label = renamed?.label ?? issue.label;
  return {
    label,
    state: closed === undefined ? issue.state : is_reopened ? 'reopened' : 'settled',
    closed_on: closed?.decided_on ?? null,
    is_reopened,
    is_confirmed: renamed !== undefined || confirmed?.label === label
  };
}
