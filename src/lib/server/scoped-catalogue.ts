/**
 * Row scope below every query: a reader with a unit of their own gets a catalogue whose `marts` are views of the rows
 * of that unit (`sql/scope`). Named queries and composed searches read `marts.…` and cannot tell the difference, so
 * none can forget the scope; a mart that nobody opened does not exist there.
 */
import type { DuckDBConnection } from '@duckdb/node-api';

/** Texts of `sql/scope` by path below it, without ending. */
export type ScopeTexts = Record<string, string>;

/** The texts that ship with this version; only where Vite bundles them. */
export function shippedScopeTexts(): ScopeTexts {
  const byPath = import.meta.glob<string>('/sql/scope/**/*.sql', { query: '?raw', import: 'default', eager: true });
  return Object.fromEntries(
    Object.entries(byPath).map(([path, text]) => [path.replace(/^\/sql\/scope\/|\.sql$/g, ''), text])
  );
}

/** Marts without rows of organisations, the same for everybody. */
export const OPEN_MARTS: readonly string[] = [
  'gap_rules',
  'holidays',
  'months',
  'publication',
  'regions',
  'rules',
  // Pairs of letters of a record number: of use only beside `search_records`, with which every search joins them.
  'search_grams',
  'topics'
];

/** Counts by place, which hold records that unions outside the unit took. */
export const CLOSED_MARTS: readonly string[] = ['expectations', 'expectation_families', 'topic_seasons'];

/** Opens the published file beside an empty catalogue. */
export async function attachWhole(connection: DuckDBConnection, path: string, texts: ScopeTexts): Promise<void> {
  await connection.run(texts.attach!.replace('%path%', () => path.replaceAll("'", "''")));
}

/** Makes the catalogue of readers with a unit. */
export async function createScoped(connection: DuckDBConnection, texts: ScopeTexts): Promise<void> {
  await connection.run(texts.create!);
  const marts = (await connection.runAndReadAll(texts.relations!)).getRowObjectsJson() as {
    relation: string;
    has_path: boolean;
  }[];
  const own = marts.filter(({ relation }) => `own/${relation}` in texts);
  for (const { relation, has_path } of marts) {
    if (own.some((view) => view.relation === relation)) continue;
    const template = OPEN_MARTS.includes(relation)
      ? texts.open!
      : CLOSED_MARTS.includes(relation)
        ? texts.none!
        : has_path
          ? texts.by_path!
          : null;
    if (template !== null) await connection.run(template.replaceAll('%relation%', relation));
  }
  // Views that read other views come after these, in the order of what they read.
  const depth = (relation: string) => (['gaps', 'issues'].includes(relation) ? 0 : 1);
  for (const { relation } of own.sort((a, b) => depth(a.relation) - depth(b.relation)))
    await connection.run(texts[`own/${relation}`]!);
}

/** Points a connection at the whole file. */
export async function useWhole(connection: DuckDBConnection, texts: ScopeTexts): Promise<void> {
  await connection.run(texts.use_whole!);
}

/**
 * Points a connection at the rows of one unit.
 * @throws Error for a path that is none, since every path begins with an empty one
 */
export async function useScope(connection: DuckDBConnection, scopePath: string, texts: ScopeTexts): Promise<void> {
  if (!/^\/.+\/$/.test(scopePath)) throw new Error('not the path of an organisation');
  await connection.run(texts.set_scope!, { scope_path: scopePath });
  await connection.run(texts.use_scope!);
}
