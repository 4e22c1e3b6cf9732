import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { askFrom } from './ask.ts';
import type { Ask } from '#lib/contracts/query-row.ts';
import { config } from './config.ts';
import { shippedScopeTexts } from './scoped-catalogue.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { EVERYTHING, Warehouse, type Session } from './warehouse.ts';

const texts = import.meta.glob<string>('/sql/queries/**/*.sql', { query: '?raw', import: 'default', eager: true });

let warehouse: Warehouse | undefined;

function theWarehouse(): Warehouse {
  warehouse ??= new Warehouse(join(config.DATA_DIR, 'warehouse.duckdb'), config.WEB_MEMORY_LIMIT, shippedScopeTexts());
  return warehouse;
}

/**
 * Runs `use` on the rows that the visitor of this request may read.
 * @throws AccessError outside of a request
 */
export async function readWarehouse<T>(use: (session: Session) => Promise<T>): Promise<T> {
  return theWarehouse().read(use, currentVisitor().scope_path);
}

/** Answers a page from one generation of the data: all its queries see the same publication. */
export async function answer<T>(page: (ask: Ask, session: Session) => Promise<T>): Promise<T> {
  return readWarehouse((session) => page(askOf(session), session));
}

/** Answers the product itself, which has to know what is published and where a unit stands before it knows who asks. */
export async function answerItself<T>(use: (ask: Ask) => Promise<T>): Promise<T> {
  return theWarehouse().read((session) => use(askOf(session)), EVERYTHING);
}

function askOf(session: Session): Ask {
  return askFrom(session, (name) => texts[`/sql/queries/${name}.sql`], trace);
}

function trace(name: string, parameters: object): void {
  if (config.TRACE_QUERIES) appendFileSync(config.TRACE_QUERIES, `${JSON.stringify({ name, parameters })}\n`);
}
