/** A page of the product as a document, from the facts and sections of the briefing: the same numbers, with origin. Pure. */
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { documentOf } from '#lib/briefing/compose.ts';
import type { BriefingStyle } from '#lib/briefing/style.ts';
import { gaps } from '#lib/briefing/sections/gaps.ts';
import { hotIssues } from '#lib/briefing/sections/hot-issues.ts';
import { negotiation } from '#lib/briefing/sections/negotiation.ts';
import { opinion } from '#lib/briefing/sections/opinion.ts';
import { overview } from '#lib/briefing/sections/overview.ts';
import { petitions } from '#lib/briefing/sections/petitions.ts';
import type { Section } from '#lib/briefing/sections/section.ts';
import type { BriefingDocument } from '#lib/document/document.ts';
import { periodLabel } from '#lib/domain/periods.ts';

export const PAGES = {
  overview: { title: '总览', sections: [overview, petitions] },
  coverage: { title: '覆盖情况', sections: [gaps, negotiation] },
  issues: { title: '热点问题', sections: [hotIssues] },
  trends: { title: '走势', sections: [overview, opinion] }
} as const satisfies Record<string, { title: string; sections: readonly Section[] }>;
export type SlidePage = keyof typeof PAGES;

export function isSlidePage(text: string): text is SlidePage {
  return Object.hasOwn(PAGES, text);
}

export function pageDocument(facts: BriefingFacts, page: SlidePage, style: BriefingStyle): BriefingDocument {
  const { title, sections } = PAGES[page];
  const blocks = sections.flatMap((section) => section(facts));
  const named = `${facts.scope.name}${periodLabel(facts.request.period)}${title}`;
  return { ...documentOf(facts, style, blocks), title: named };
}
