import { drawFigures } from '#lib/briefing/drawings.server.ts';
import { referencesOf } from '#lib/briefing/document.ts';
import { lintDocument } from '#lib/briefing/lint.ts';
import { parseBriefingRequest } from '#lib/briefing/page-request.ts';
import { composeFor } from '#lib/server/briefings.ts';
import { badRequest, orBadRequest } from '../bad-request.server.ts';
import type { PageServerLoad } from './$types';

/** The briefing of the chosen period and scope as it would leave now, every number with its origin. */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const request = orBadRequest(() => parseBriefingRequest(url.searchParams, shell.filters));
  if (shell.age_state === 'missing') return { request, shown: null };
  const document = await composeFor(request).catch(badRequest);
  const pictures = [...(await drawFigures(document))].map(([id, { svg, width }]) => ({ id, width, src: `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}` }));
  return { request, shown: { document, pictures, references: referencesOf(document).length, blocked: lintDocument(document).length } };
};
