import { redirect } from '@sveltejs/kit';
import { CITIES_WIDTH, mapGeometry } from '#lib/charts/geometry.ts';
import { loadTopology } from '#lib/charts/topology.server.ts';
import { cityCodeOf } from '#lib/domain/regions.ts';
import { parseSearchRequest } from '#lib/search/request.ts';
import { UNPLACED } from '#lib/search/view.ts';
import { config } from '#lib/server/config.ts';
import { answer } from '#lib/server/query.ts';
import { readSearch, readVocabulary, understand } from '#lib/server/search-page.ts';
import { deleteFromForm, openFromForm, readSaved, renameFromForm, saveFromForm } from './saved-searches.server.ts';
import { submitForm, badRequest, orBadRequest } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/**
 * One request: all facets, map, months and list come from the same hits. A wrong query is answered with its place,
 * not with an error page.
 */
export const load: PageServerLoad = async ({ parent, url }) => {
  const { shell } = await parent();
  const request = orBadRequest(() => parseSearchRequest(url.searchParams));
  if (shell.age_state === 'missing') return { request, problem: null, shown: null, topics: [], saved: [] };
  const region = request.chosen.region;
  const city = region === undefined || region === UNPLACED ? null : cityCodeOf(region);
  const geometry = mapGeometry(
    await loadTopology(config.DATA_DIR),
    city === null ? { level: 'city' } : { level: 'county', city_code: city },
    city === null ? CITIES_WIDTH : undefined
  );
  return answer(async (ask, session) => {
    const vocabulary = await readVocabulary(ask);
    const topics = vocabulary.topics.map(({ topic_code, topic_name }) => ({ topic_code, topic_name }));
    const saved = await readSaved(ask, session, new Date());
    const { ready, problem } = understand(request, shell, vocabulary);
    if (ready === null) return { request, problem, shown: null, topics, saved };
    return {
      request,
      problem: null,
      shown: { ...(await readSearch(ask, session, ready, request, vocabulary)), geometry, city },
      topics,
      saved
    };
  });
};

export const actions: Actions = {
  save: (event) =>
    submitForm(event, (form) => answer((ask, session) => saveFromForm(ask, session, event.url, form, new Date()))),
  rename: (event) => submitForm(event, renameFromForm),
  delete: (event) => submitForm(event, deleteFromForm),
  // Opening notes what is there now, so it is a form and not a link that may be fetched ahead.
  open: async ({ request }) => {
    const form = await request.formData();
    redirect(
      303,
      `/search?${await answer((ask, session) => openFromForm(ask, session, form, new Date())).catch(badRequest)}`
    );
  }
};
