import type { EnterpriseDecision } from '#lib/app-db/enterprise-decisions.ts';
import { createEnterpriseResolver, type EnterpriseMention, type EnterpriseResolver } from '#lib/text/enterprises.ts';
import { wellFormed } from '#lib/text/well-formed.ts';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { runSqlFile, SQL_DIR } from '../warehouse/sql-file.ts';
import { LineWriter } from './line-writer.ts';

/** Where the words of a mention stand: in the field for the company, or in the text. */
type Origin = 'field' | 'text';

/**
 * Resolves what the records of the warehouse under construction call a company, where they carry no key of the register, and creates
 * `raw.enterprise_mentions`. Resolution happens in the build and not in annotation: the register and the decisions change more often than texts.
 */
export async function resolveMentions(connection: DuckDBConnection, decisions: readonly EnterpriseDecision[], factsDir: string): Promise<void> {
  mkdirSync(factsDir, { recursive: true });
  const resolver = createEnterpriseResolver(await register(connection), new Map(decisions.map(({ words, ent_id }) => [words, ent_id])));
  const out = createWriteStream(join(factsDir, 'enterprise_mentions.jsonl'));
  const writer = new LineWriter(out);
  const result = await connection.stream(readFileSync(join(SQL_DIR, 'enterprises', 'texts.sql'), 'utf8'));
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    const columns = chunk.getColumns();
    for (let row = 0; row < chunk.rowCount; row++) {
      const [source, batch_no, row_number, name, text] = columns.map((column) => column[row]!) as DuckDBValue[];
      for (const mention of mentionsOf(resolver, String(name), String(text))) await writer.write({ source, batch_no, row_number, ...mention });
    }
  }
  await writer.end();
  out.end();
  await finished(out);
  await runSqlFile(connection, 'enterprises/facts.sql', { folder: factsDir });
}

async function register(connection: DuckDBConnection): Promise<{ ent_id: string; ent_name: string; aliases: string[] }[]> {
  const rows = await runSqlFile(connection, 'enterprises/register.sql');
  return rows.map((row) => ({ ent_id: String(row.ent_id), ent_name: String(row.ent_name), aliases: row.names as string[] }));
}

/** The field names the company, so its words are kept whatever they are; in a text only words that are or may be a company of the register. Each spelling once a record. */
function mentionsOf(resolver: EnterpriseResolver, name: string, text: string): object[] {
  const found = new Map<string, object>();
  const note = (origin: Origin, { words, ent_id, method, score, candidates }: EnterpriseMention) => {
    if (!found.has(words)) found.set(words, { origin, words: wellFormed(words), ent_id, method, score, candidates });
  };
  if (name !== '') note('field', resolver.resolve(name));
  for (const mention of resolver.find(text)) if (mention.method !== 'unknown') note('text', mention);
  return [...found.values()];
}
