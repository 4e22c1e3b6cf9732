import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { askFrom } from './ask.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { config } from './config.ts';
import { Warehouse, type Session } from './warehouse.ts';

const texts = import.meta.glob<string>('/sql/queries/**/*.sql', { query: '?raw', import: 'default', eager: true });

let warehouse: Warehouse | undefined;

/** The warehouse of this process. */
export function theWarehouse(): Warehouse {
  warehouse ??= new Warehouse(join(config.DATA_DIR, 'warehouse.duckdb'), config.WEB_MEMORY_LIMIT);
  return warehouse;
}

/** Answers a page from one generation of the data: all its queries see the same publication. */
export async function answer<T>(page: (ask: Ask, session: Session) => Promise<T>): Promise<T> {
  return theWarehouse().read((session) =>
    page(
      askFrom(session, (name) => texts[`/sql/queries/${name}.sql`], trace),
      session
    )
  );
}

function trace(name: string, parameters: object): void {
  if (config.TRACE_QUERIES) appendFileSync(config.TRACE_QUERIES, `${JSON.stringify({ name, parameters })}\n`);
}
