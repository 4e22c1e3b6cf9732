import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { parseLexicon, parseTaxonomy } from '#lib/text/lexicon/files.ts';
import { compileLexicon, type Lexicon } from '#lib/text/lexicon/lexicon.ts';
import { buildGazetteer, type Gazetteer, type RegionEntry } from '#lib/text/places.ts';

const SEEDS = new URL('../reference/seeds/', import.meta.url);

/** Lexicon and place names as shipped or replaced by the customer. */
export interface TextReference {
  lexicon: Lexicon;
  gazetteer: Gazetteer;
}

/** Loads taxonomy, union lexicon and regions from a folder of reference files. Throws ModelError for a faulty file. */
export function loadReference(folder: URL = SEEDS): TextReference {
  const json = (name: string): unknown => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));
  const gazetteer = buildGazetteer(readRegions(readFileSync(new URL('regions.csv', folder), 'utf8')));
  return { gazetteer, lexicon: compileLexicon(parseTaxonomy(json('taxonomy.json')), parseLexicon(json('lexicon.json')), gazetteer.words) };
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
