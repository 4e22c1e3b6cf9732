/** First fields of a new study, from a hot issue, a topic or a search. */
import { formatInteger } from '#lib/domain/format.ts';
import { issueUnit, keptParams } from '#lib/studies/query.ts';
import type { StudyForm } from '#lib/studies/form.ts';
import type { ShellData } from '#lib/domain/shell.ts';
import type { Ask, QueryRow } from '#lib/contracts/query-row.ts';

export interface StudyDraft extends StudyForm {
  issue_id: string;
  /** Facets besides the query. */
  facets: string;
}

const DUE_DAYS = 120;

/** @param today ISO date in Shanghai */
export async function readDraft(
  ask: Ask,
  shell: ShellData,
  params: URLSearchParams,
  today: string
): Promise<StudyDraft> {
  // A link that names a topic asks for the topic; its hottest issue is only why.
  const [issue] = params.get('topic') ? [] : await ask('issues/issue', { issue_id: params.get('issue') ?? '' });
  const topics = await ask('search/topics', {});
  const code =
    [params.get('topic'), issue?.topic_code].find((at) => topics.some((topic) => topic.topic_code === at)) ?? null;
  const topic = topics.find((at) => at.topic_code === code)?.topic_name ?? null;
  const year = Number(today.slice(0, 4));
  const unit = issue
    ? issueUnit(await ask('studies/issue_units', { issue_id: issue.issue_id, scope_path: shell.scope_path }))
    : null;
  const owner =
    unit?.org_id ?? shell.filters.scope ?? shell.scopes.find((scope) => scope.parent_org_id === null)?.org_id ?? '';
  const query = params.get('q') ?? '';
  const facets = new URLSearchParams(keptParams(params, issue ? ['issue'] : []));
  facets.delete('q');
  facets.delete('topic');
  return {
    title: issue ? `关于“${issue.briefing_label}”的调研` : topic ? `${topic}问题调研` : '',
    owner_org_id: owner,
    plan_year: year,
    period_from: issue?.first_on ?? `${year - 1}-01-01`,
    period_to: shell.as_of,
    plan: '',
    query,
    topic_codes: code ? [code] : [],
    question: issue ? questionOf(issue, unit, shell.as_of) : '',
    due_on: new Date(Date.parse(today) + DUE_DAYS * 86_400_000).toISOString().slice(0, 10),
    issue_id: issue?.issue_id ?? '',
    facets: facets.toString()
  };
}

/** @param unit of the place of most records; those from elsewhere are told */
function questionOf(
  issue: QueryRow<'issues/issue'>,
  unit: QueryRow<'studies/issue_units'> | null,
  asOf: string
): string {
  const elsewhere = unit ? unit.total_count - unit.record_count : 0;
  return `“${issue.briefing_label}”自 ${issue.first_on ?? asOf} 起共 ${formatInteger(issue.size)} 条记录${
    elsewhere > 0 ? `（其中 ${formatInteger(elsewhere)} 条不在${unit?.org_name}所在地）` : ''
  }：为什么持续发生，集中在哪里，怎样解决？`;
}
