import type { CrossingLists } from '#lib/text/lexicon/crossing.ts';
import type { LexiconFile, TaxonomyFile } from '#lib/text/lexicon/files.ts';
import { compileLexicon, type Lexicon } from '#lib/text/lexicon/lexicon.ts';
import { buildGazetteer, type Gazetteer, type RegionEntry } from '#lib/text/places.ts';

/**
 * Taxonomy, lexicon and places as read and checked: plain data, so that threads get them by message. To load what
 * reads and checks files takes a thread longer than to compile them.
 */
export interface ReferenceFiles {
  taxonomy: TaxonomyFile;
  lexicon: LexiconFile;
  regions: RegionEntry[];
  /** Words of the language that may cross a keyword. */
  crossing: CrossingLists;
}

/** Lexicon and place names as shipped or replaced by the customer. */
export interface TextReference {
  lexicon: Lexicon;
  gazetteer: Gazetteer;
}

/** Compiled tables of the annotators; about 30 ms. */
export function compileReference({ taxonomy, lexicon, regions, crossing }: ReferenceFiles): TextReference {
  const gazetteer = buildGazetteer(regions);
  return { gazetteer, lexicon: compileLexicon(taxonomy, lexicon, gazetteer.words, crossing) };
}
