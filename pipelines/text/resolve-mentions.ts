import type { EnterpriseDecision } from '#lib/app-db/enterprise-decisions.ts';
import { createEnterpriseResolver, type EnterpriseEntry, type EnterpriseResolver } from '#lib/text/enterprises.ts';
import type { Place, EnterpriseMention } from '#lib/text/namesakes.ts';
import { normalise } from '#lib/text/normalise.ts';
import { wellFormed } from '#lib/text/well-formed.ts';
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api';
import { createWriteStream, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { runSqlFile, SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { LineWriter } from '#pipelines/files/line-writer.ts';

const MOST_CANDIDATES = 5;

/** Where the words of a mention stand: in the field for the company, in the text, or both where the two disagree. */
type Origin = 'field' | 'text' | 'both';

/** Statements of a record about its company. */
interface Said {
  /** Key of the register, its name there, the name in the field; '' for none. */
  ent_id: string;
  own_name: string;
  ent_name: string;
  text: string;
  place: Place | undefined;
}

/**
 * Resolves what the records of the warehouse under construction call a company, where they carry no key of the
 * register or where key and text disagree, and creates `raw.enterprise_mentions`. Resolution happens in the build and
 * not in annotation: the register and the decisions change more often than texts.
 */
export async function resolveMentions(
  connection: DuckDBConnection,
  decisions: readonly EnterpriseDecision[],
  factsDir: string
): Promise<void> {
  mkdirSync(factsDir, { recursive: true });
  const decided = new Map(decisions.map(({ words, ent_id }) => [words, ent_id]));
  const resolver = createEnterpriseResolver(await register(connection), decided);
  const out = createWriteStream(join(factsDir, 'enterprise_mentions.jsonl'));
  const writer = new LineWriter(out);
  const result = await connection.stream(readFileSync(join(SQL_DIR, 'enterprises', 'texts.sql'), 'utf8'));
  for (;;) {
    const chunk = await result.fetchChunk();
    if (!chunk || chunk.rowCount === 0) break;
    const columns = chunk.getColumns();
    for (let row = 0; row < chunk.rowCount; row++) {
      const [source, batch_no, row_number, ...values] = columns.map((column) => column[row]!) as DuckDBValue[];
      const [ent_id, own_name, ent_name, county_code, county_name, text] = values.map(String) as [
        string,
        string,
        string,
        string,
        string,
        string
      ];
      const place = county_code === '' ? undefined : { county_code, county_name };
      for (const mention of mentionsOf(resolver, decided, { ent_id, own_name, ent_name, text, place }))
        await writer.write({ source, batch_no, row_number, ...mention });
    }
  }
  await writer.end();
  out.end();
  await finished(out);
  await runSqlFile(connection, 'enterprises/facts.sql', { folder: factsDir });
}

async function register(connection: DuckDBConnection): Promise<EnterpriseEntry[]> {
  const rows = await runSqlFile(connection, 'enterprises/register.sql');
  return rows.map((row) => ({
    ent_id: String(row.ent_id),
    ent_name: String(row.ent_name),
    aliases: row.names as string[],
    county_code: row.county_code === null ? null : String(row.county_code)
  }));
}

/**
 * The field names the company, so its words are kept whatever they are; in a text only words that are or may be a
 * company of the register. Each spelling once a record. Where the text names companies of the register and none of
 * them is the record's own, a person is asked and nothing is taken meanwhile but the key that the record carries.
 */
function mentionsOf(
  resolver: EnterpriseResolver,
  decided: ReadonlyMap<string, string | null>,
  { ent_id, own_name, ent_name, text, place }: Said
): object[] {
  const inField = ent_name === '' || ent_id !== '' ? null : resolver.resolve(ent_name, place);
  const inText = ent_id === '' ? resolver.find(text, place) : resolver.findListed(text, place);
  const own = ent_id === '' ? (inField?.ent_id ?? null) : ent_id;
  const others = inText.filter((mention) => mention.ent_id !== null && mention.method !== 'likeness');
  if (own !== null && others.length > 0 && others.every((mention) => mention.ent_id !== own))
    return [disagreement(own, own_name || ent_name, others, decided)];
  const found = new Map<string, object>();
  const note = (origin: Origin, { words, ent_id, method, score, candidates }: EnterpriseMention) => {
    if (!found.has(words)) found.set(words, { origin, words: wellFormed(words), ent_id, method, score, candidates });
  };
  if (inField) note('field', inField);
  if (ent_id === '') for (const mention of inText) if (mention.method !== 'unknown') note('text', mention);
  return [...found.values()];
}

/** A question on the pair of names; the answer holds for every record that has the same pair. */
function disagreement(
  own: string,
  ownName: string,
  others: EnterpriseMention[],
  decided: ReadonlyMap<string, string | null>
): object {
  const words = wellFormed(`${ownName}／${others[0]!.words}`);
  const decision = decided.get(normalise(words));
  if (decision !== undefined)
    return { origin: 'both', words, ent_id: decision, method: 'decision', score: 1, candidates: [] };
  const candidates = [...new Set([own, ...others.map((mention) => mention.ent_id!)])]
    .slice(0, MOST_CANDIDATES)
    .map((ent_id) => ({ ent_id, score: 1 }));
  return { origin: 'both', words, ent_id: null, method: 'review', score: 1, candidates };
}
