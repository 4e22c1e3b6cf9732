import { VERSION_KINDS } from '#lib/domain/text-versions.ts';
import { fileVersion } from '#pipelines/text/annotation-version.ts';
import { readCandidate, readLexicon } from '#pipelines/text/read-lexicon.ts';
import { loadTaxonomy, SHIPPED_LEXICON } from '#pipelines/text/reference-data.ts';
import { versionsCommand } from './versions.ts';

/** `lexicon`: the customer's own lexicon, seen in its effect before it is accepted. */
export const command = versionsCommand({
  ...VERSION_KINDS.lexicon,
  shipped: '随产品的词典',
  source: 'lexiconPath',
  check: async (path, shownAs) => readCandidate(path, shownAs, loadTaxonomy()).version,
  versionOf: (path) => {
    try {
      return readLexicon(path === '' ? SHIPPED_LEXICON : path).version;
    } catch {
      return fileVersion(path);
    }
  }
});
