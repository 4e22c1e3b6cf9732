import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { composeBriefing } from '#lib/briefing/compose.ts';
import type { BriefingDocument } from '#lib/document/document.ts';
import { readBriefingFacts } from '#lib/briefing/facts.ts';
import { briefingSettings } from '#lib/briefing/settings.ts';
import { parsePeriod } from '#lib/domain/periods.ts';
import { askFrom } from '#lib/server/ask.ts';
import { Warehouse } from '#lib/server/warehouse.ts';
import { PROJECT_DIR } from '#pipelines/monthly-briefing/compose-briefing.ts';
import type { World } from './world.ts';

type Change = <R extends object>(name: string, rows: R[], parameters: Readonly<Record<string, unknown>>) => R[];

/** The monthly briefing of a union for October 2026, from rows changed on their way out of the warehouse. */
export async function composeFrom(world: World, scope: string, change: Change): Promise<BriefingDocument> {
  const warehouse = new Warehouse(world.folder.warehouse);
  const facts = await warehouse
    .read((session) => {
      const ask = askFrom(session, (at) => readFileSync(join(PROJECT_DIR, 'sql', 'queries', `${at}.sql`), 'utf8'));
      return readBriefingFacts(
        async (name, parameters) => change(name, await ask(name, parameters), { ...parameters }),
        { kind: 'monthly', period: parsePeriod('2026-10')!, scope, issue_id: null }
      );
    })
    .finally(() => warehouse.close());
  return composeBriefing(facts, briefingSettings({}).style);
}
