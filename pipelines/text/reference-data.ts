import { dict } from '@node-rs/jieba/dict';
import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseTaxonomy, type TaxonomyFile } from '#lib/text/lexicon/files.ts';
import { crossingWords, type CrossingLists } from '#lib/text/lexicon/crossing.ts';
import { normalise } from '#lib/text/normalise.ts';
import { buildGazetteer, type RegionEntry } from '#lib/text/places.ts';
import { compileReference, type ReferenceFiles, type TextReference } from './compile-reference.ts';
import { readLexicon } from './read-lexicon.ts';

const SEEDS = new URL('../reference/seeds/', import.meta.url);
/** The lexicon of this release; works where the customer has accepted none of their own. */
export const SHIPPED_LEXICON = fileURLToPath(new URL('lexicon.json', SEEDS));

/**
 * Reads taxonomy and regions as shipped, and the lexicon at `lexiconPath` (null: the shipped one). Throws ModelError
 * for a faulty file.
 */
export function readReference(lexiconPath: string | null = null): ReferenceFiles {
  const taxonomy = loadTaxonomy();
  const lexicon = readLexicon(lexiconPath ?? SHIPPED_LEXICON);
  const regions = readRegions(readFileSync(new URL('regions.csv', SEEDS), 'utf8'));
  const keywords = [
    ...taxonomy.topics.flatMap((topic) => topic.children.flatMap((child) => child.keywords)),
    ...lexicon.topics.flatMap((topic) => [...topic.keywords, ...topic.general]),
    ...[...taxonomy.help_flags, ...lexicon.help_flags].flatMap((flag) => flag.keywords),
    ...lexicon.labour_context,
    ...buildGazetteer(regions).words.flat()
  ];
  return { taxonomy, lexicon, regions, crossing: crossingOf(keywords.map(normalise)) };
}

/** The words that cross these keywords: found once for one set, since it takes half a second of reading the dictionary. */
function crossingOf(keywords: string[]): CrossingLists {
  const name = keywords.join('\n');
  if (found?.keywords !== name) found = { keywords: name, crossing: crossingWords(dictionary(), keywords) };
  return found.crossing;
}

let found: { keywords: string; crossing: CrossingLists } | undefined;

/** The dictionary of jieba, a word and its frequency a line. */
function dictionary(): string {
  return Buffer.from(dict).toString('utf8');
}

/** As `readReference`, ready for annotators. */
export function loadReference(lexiconPath: string | null = null): TextReference {
  return compileReference(readReference(lexiconPath));
}

/** The shipped topic tree. */
export function loadTaxonomy(): TaxonomyFile {
  return parseTaxonomy(JSON.parse(readFileSync(new URL('taxonomy.json', SEEDS), 'utf8')));
}

const LEVELS: Record<string, RegionEntry['level']> = { 省: 'province', 市: 'city', 县: 'county' };

function readRegions(csv: string): RegionEntry[] {
  const rows: Record<string, string>[] = parse(csv, { columns: true, bom: true, skip_empty_lines: true });
  return rows.map((row) => ({
    code: row['行政区划代码'] ?? '',
    name: row['名称'] ?? '',
    level: LEVELS[row['级别'] ?? ''] ?? 'county',
    parent: row['上级代码'] ?? '',
    aliases: (row['别名'] ?? '').split('、').filter(Boolean),
    successor: row['现行代码'] ?? ''
  }));
}
