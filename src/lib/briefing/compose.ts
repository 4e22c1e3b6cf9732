/** Facts → document. Pure: the same facts give the same document. */
import { formatDate } from '#lib/domain/format.ts';
import { formatPeriod, periodLabel } from '#lib/domain/periods.ts';
import type { Block, BriefingDocument, BriefingKind } from '#lib/document/document.ts';
import type { BriefingFacts } from './facts.ts';
import { KIND_LABELS } from './kinds.ts';
import { dataNotes } from '#lib/briefing/sections/data-notes.ts';
import { gaps } from '#lib/briefing/sections/gaps.ts';
import { hotIssues, issueTrend, oneIssue } from '#lib/briefing/sections/hot-issues.ts';
import { issueDossier } from '#lib/briefing/sections/issue-dossier.ts';
import { negotiation } from '#lib/briefing/sections/negotiation.ts';
import { opinion } from '#lib/briefing/sections/opinion.ts';
import { overview } from '#lib/briefing/sections/overview.ts';
import { petitionYear } from '#lib/briefing/sections/petition-year.ts';
import { petitions } from '#lib/briefing/sections/petitions.ts';
import { type Section } from '#lib/briefing/sections/section.ts';
import { note } from '#lib/document/blocks.ts';
import { officiallySpaced } from '#lib/document/spacing.ts';
import { withAnnex } from './annex.ts';
import type { BriefingStyle } from './style.ts';
import { studies } from '#lib/briefing/sections/studies.ts';

/** 专题快报: one issue on one page, for the upward report of clause 六. */
const oneIssueOnly: Section = (facts) => {
  const [issue] = facts.hot_issues.rows;
  if (!issue) return [note('issue.missing', '没有指定热点问题。')];
  return [...oneIssue(facts, issue), ...issueDossier(facts, issue.issue_id), ...issueTrend(facts, [issue])];
};

const FULL: Section[] = [overview, hotIssues, gaps, negotiation, petitions, opinion, studies];
const YEARLY: Section[] = [overview, hotIssues, gaps, negotiation, petitions, petitionYear, opinion, studies];
const SECTIONS: Record<BriefingKind, Section[]> = {
  monthly: FULL,
  quarter: FULL,
  year: YEARLY,
  opinion: [opinion, hotIssues],
  issue: [oneIssueOnly]
};

export function composeBriefing(facts: BriefingFacts, style: BriefingStyle): BriefingDocument {
  const { request, publication } = facts;
  const body: Block[] = SECTIONS[request.kind].flatMap((section) => section(facts));
  // One line: the whole stands on one page, and banner and watermark tell demo data.
  const said = `截至${formatDate(publication.as_of)}，版本 ${publication.data_version}，程序归集，供研判。`;
  return documentOf(
    facts,
    style,
    request.kind === 'issue' ? [...body, note('issue.version', said)] : withAnnex(body, dataNotes(facts), request.kind)
  );
}

/** The blocks with head and data version of the briefing that was asked for, in official spacing. */
export function documentOf(
  { request, publication, scope }: BriefingFacts,
  style: BriefingStyle,
  blocks: readonly Block[]
): BriefingDocument {
  return {
    kind: request.kind,
    period: formatPeriod(request.period),
    scope: scope.org_id,
    scope_name: scope.name,
    masthead: style.masthead,
    number: style.number
      .replaceAll('{年}', String(request.period.year))
      .replaceAll('{期}', String(request.period.index)),
    issuer: style.issuer ?? (scope.org_id === null ? '陕西省总工会' : scope.name),
    title: `${scope.name}${periodLabel(request.period)}${KIND_LABELS[request.kind]}`,
    dated_on: publication.as_of,
    data_version: publication.data_version,
    is_demo: publication.is_demo,
    imprint: style.imprint,
    blocks: blocks.map(officiallySpaced)
  };
}
