/** Facts → document. Pure: the same facts give the same document. */
import { formatDate } from '#lib/domain/format.ts';
import { formatPeriod, periodLabel } from '#lib/domain/periods.ts';
import { referencesOf, type Block, type BriefingDocument, type BriefingKind } from '#lib/document/document.ts';
import type { BriefingFacts } from './facts.ts';
import { KIND_LABELS } from './kinds.ts';
import { dataNotes, methodAppendix } from '#lib/briefing/sections/data-notes.ts';
import { gaps } from '#lib/briefing/sections/gaps.ts';
import { hotIssues, issueTrend, oneIssue } from '#lib/briefing/sections/hot-issues.ts';
import { negotiation } from '#lib/briefing/sections/negotiation.ts';
import { opinion } from '#lib/briefing/sections/opinion.ts';
import { overview } from '#lib/briefing/sections/overview.ts';
import { petitionYear } from '#lib/briefing/sections/petition-year.ts';
import { petitions } from '#lib/briefing/sections/petitions.ts';
import { type Section } from '#lib/briefing/sections/section.ts';
import { note } from '#lib/document/blocks.ts';
import { studies } from '#lib/briefing/sections/studies.ts';

/** 专题快报: one issue on one page, for the upward report of clause 六. */
const oneIssueOnly: Section = (facts) => {
  const [issue] = facts.hot_issues.rows;
  if (!issue) return [note('issue.missing', '没有指定热点问题。')];
  return [...oneIssue(facts, issue, 1), ...issueTrend(facts, [issue])];
};

const FULL: Section[] = [overview, hotIssues, gaps, negotiation, petitions, opinion, studies, dataNotes];
const YEARLY: Section[] = [
  overview,
  hotIssues,
  gaps,
  negotiation,
  petitions,
  petitionYear,
  opinion,
  studies,
  dataNotes
];
const SECTIONS: Record<BriefingKind, Section[]> = {
  monthly: FULL,
  quarter: FULL,
  year: YEARLY,
  opinion: [opinion, hotIssues, dataNotes],
  issue: [oneIssueOnly]
};

export interface BriefingStyle {
  /** The red name at the head. */
  masthead: string;
  /** Who issues it; null takes the organisation of the scope. */
  issuer: string | null;
}

export function composeBriefing(facts: BriefingFacts, style: BriefingStyle): BriefingDocument {
  const { request, publication, scope } = facts;
  const body: Block[] = SECTIONS[request.kind].flatMap((section) => section(facts));
  const document: BriefingDocument = {
    kind: request.kind,
    period: formatPeriod(request.period),
    scope: scope.org_id,
    scope_name: scope.name,
    masthead: style.masthead,
    number: `${request.period.year}年第${request.period.index}期`,
    issuer: style.issuer ?? (scope.org_id === null ? '陕西省总工会' : scope.name),
    title: `${scope.name}${periodLabel(request.period)}${KIND_LABELS[request.kind]}`,
    dated_on: publication.as_of,
    data_version: publication.data_version,
    is_demo: publication.is_demo,
    blocks: body
  };
  if (request.kind === 'issue') {
    // One line: the whole stands on one page, and banner and watermark tell demo data.
    const said = `截至${formatDate(publication.as_of)}，版本 ${publication.data_version}，程序归集，供研判。`;
    return { ...document, blocks: [...body, note('issue.version', said)] };
  }
  return { ...document, blocks: [...body, ...methodAppendix(referencesOf(document))] };
}
