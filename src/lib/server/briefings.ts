/** Briefings for the pages: composed from the published data at the moment they are asked for. */
import { composeBriefing } from '#lib/briefing/compose.ts';
import type { BriefingDocument, BriefingRequest } from '#lib/document/document.ts';
import { readBriefingFacts, type BriefingFacts } from '#lib/briefing/facts.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { imprintOf } from '#lib/app-db/briefing-imprints.ts';
import { styleOf, type BriefingStyle } from '#lib/briefing/style.ts';
import { theAppDb } from './app-db.ts';
import { answer } from './query.ts';

export const settings = briefingSettings(process.env);

/**
 * The facts of a briefing and how its union heads it, within what the visitor may read.
 * @throws InputError when the period, the organisation or the issue is not in the data
 */
export async function factsFor(request: BriefingRequest): Promise<{ facts: BriefingFacts; style: BriefingStyle }> {
  const facts = await answer((ask) => readBriefingFacts(ask, request));
  const kept = await imprintOf(await theAppDb(), facts.scope.org_id);
  return { facts, style: styleOf(settings.style, kept) };
}

/** @throws InputError when the period, the organisation or the issue is not in the data */
export async function composeFor(request: BriefingRequest): Promise<BriefingDocument> {
  const { facts, style } = await factsFor(request);
  return composeBriefing(facts, style);
}
