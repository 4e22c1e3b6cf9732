import { join } from 'node:path';
import { regionMethodLines, regionSentence } from './data-page-regions.ts';
import { sourceHealth, usabilitySentence } from './data-page-sources.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { config } from '#lib/server/config.ts';
import { answer } from '#lib/server/query.ts';
import { readRuns } from '#lib/state/runs.server.ts';
import { readAllUnreadable } from '#lib/state/unreadable.server.ts';
import type { PageServerLoad } from './$types';
import { whenPublished } from './when-published.server.ts';

const SHOWN_RUNS = 5;

export const load: PageServerLoad = async () => {
  const today = todayInShanghai(new Date());
  const { runs } = readRuns(join(config.DATA_DIR, 'runs'), SHOWN_RUNS);
  const unreadable = readAllUnreadable(join(config.DATA_DIR, 'inbox'));
  const published = await whenPublished(
    answer(async (ask) => ({
      publication: (await ask('data/publication', {}))[0] ?? null,
      sources: await ask('data/sources', {}),
      methods: await ask('data/region_methods', {}),
      faults: await ask('data/date_faults', {}),
      marts: (await ask('data/tables', {})).filter((table) => table.layer === 'marts')
    }))
  );
  return {
    runs,
    unreadable,
    sentence: usabilitySentence({
      rows: published?.sources ?? [],
      today,
      last_run: runs[0] ?? null,
      unreadable_count: unreadable.length
    }),
    published: published && {
      publication: published.publication,
      sources: published.sources.map((row) => ({ ...row, health: sourceHealth(row, today) })),
      methods: regionMethodLines(published.methods),
      faults: published.faults,
      methods_sentence: regionSentence(published.methods),
      marts: published.marts
    }
  };
};
