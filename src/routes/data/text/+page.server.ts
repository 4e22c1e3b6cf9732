import { standingEnterpriseDecisions } from '#lib/app-db/enterprise-decisions.ts';
import { abstainedMonths, classMethods, textSentence } from '../text-page.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import { decideFromForm } from '../enterprise-form.server.ts';
import { answer } from '#lib/server/query.ts';
import { readModelHeader, readVersionHistory } from '../text-versions.server.ts';
import { normalise } from '#lib/text/normalise.ts';
import { submitForm } from '#lib/server/forms.ts';
import { whenPublished } from '../when-published.server.ts';
import type { Actions, PageServerLoad } from './$types';

const PAGE_SIZE = 10;
const MONTHS = 12;

export const load: PageServerLoad = async ({ url }) => {
  const page = Math.min(10_000, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1));
  const published = await whenPublished(
    answer(async (ask) => ({
      abstained: await ask('data/text_abstained', {}),
      redactions: await ask('data/text_redactions', {}),
      versions: await ask('data/text_versions', {}),
      accuracy: await ask('data/text_accuracy', {}),
      mentions: await ask('data/enterprise_mentions', {}),
      topics: await ask('search/topics', {}),
      queue: await ask('data/enterprise_queue', { page_size: PAGE_SIZE, page_start: (page - 1) * PAGE_SIZE })
    }))
  );
  const decided = new Set((await standingEnterpriseDecisions(await theAppDb())).map((decision) => decision.words));
  const header = readModelHeader(config.DATA_DIR);
  const queue = (published?.queue ?? []).map((row) => ({ ...row, is_decided: decided.has(normalise(row.words)) }));
  return {
    published,
    page,
    page_size: PAGE_SIZE,
    queue,
    total: queue[0]?.total ?? 0,
    histories: readVersionHistory(config.DATA_DIR),
    topic_names: Object.fromEntries((published?.topics ?? []).map((topic) => [topic.topic_code, topic.topic_name])),
    model: header && { trained_at: header.trained_at, trained_on: header.trained_on, classes: classMethods(header) },
    months: abstainedMonths(published?.abstained ?? [], MONTHS),
    sentence: textSentence(published?.abstained ?? [], queue[0]?.total ?? 0)
  };
};

export const actions: Actions = {
  decide: (event) => submitForm(event, (form) => answer((ask) => decideFromForm(ask, form, new Date())))
};
