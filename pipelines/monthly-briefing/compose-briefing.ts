/** Composes briefings from the published file, without the web process. */
import { composeBriefing } from '#lib/briefing/compose.ts';
import type { BriefingDocument, BriefingRequest } from '#lib/document/document.ts';
import { readBriefingFacts } from '#lib/briefing/facts.ts';
import type { KeptImprint } from '#lib/app-db/briefing-imprints.ts';
import { styleOf } from '#lib/briefing/style.ts';
import type { BriefingSettings } from '#lib/briefing/settings.ts';
import { InputError } from '#lib/domain/errors.ts';
import { askFrom } from '#lib/server/ask.ts';
import { Warehouse } from '#lib/server/warehouse.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';

/** The project folder, where templates ship. */
export const PROJECT_DIR = join(SQL_DIR, '..');

/**
 * Hands over a function that composes one briefing after another from one generation of the data.
 * @param imprint 版头 and 版记 that a union set; without it those of the environment
 * @throws InputError when nothing is published
 */
export async function withComposer<T>(
  warehousePath: string,
  settings: BriefingSettings,
  use: (compose: (request: BriefingRequest) => Promise<BriefingDocument>) => Promise<T>,
  imprint: (orgId: string | null) => Promise<KeptImprint | null> = () => Promise.resolve(null)
): Promise<T> {
  if (!existsSync(warehousePath))
    throw new InputError('INPUT_INVALID', '还没有发布过数据，不能编制简报', '先运行 npm run -s data -- run all');
  const warehouse = new Warehouse(warehousePath);
  try {
    return await warehouse.read((session) => {
      const ask = askFrom(session, (name) => readFileSync(join(SQL_DIR, 'queries', `${name}.sql`), 'utf8'));
      return use(async (request) => {
        const facts = await readBriefingFacts(ask, request);
        return composeBriefing(facts, styleOf(settings.style, await imprint(facts.scope.org_id)));
      });
    });
  } finally {
    await warehouse.close();
  }
}
