import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';

/** Cuts a text into words. The words joined together are the text again. */
export type Segmenter = (text: string) => string[];

const encoder = new TextEncoder();

/**
 * A segmenter over jieba's dictionary plus own words (the lexicon's keywords and place names), which would
 * otherwise be cut apart. Loading takes about a second and 100 MB, so callers keep one per thread.
 */
export function createSegmenter(userWords: Iterable<string> = []): Segmenter {
  const jieba = Jieba.withDict(dict);
  const lines = [...new Set(userWords)]
    .filter((word) => word.length > 1 && !/\s/.test(word))
    .map((word) => `${word} 2000`);
  if (lines.length > 0) jieba.loadDict(encoder.encode(lines.join('\n')));
  return (text) => (text === '' ? [] : jieba.cut(text, false));
}

/** A word with its part of speech in jieba's letters. */
export interface TaggedWord {
  word: string;
  tag: string;
}

let tagger: ((text: string) => TaggedWord[]) | undefined;

/** Words of jieba's dictionary with their parts of speech; loaded on first use. */
export function taggedWords(text: string): TaggedWord[] {
  return (tagger ??= createTagger())(text);
}

/** Cutting without tags is three times faster than jieba's own tagging, so the tag of each word is looked up once. */
function createTagger(): (text: string) => TaggedWord[] {
  const jieba = Jieba.withDict(dict);
  const tags = new Map<string, TaggedWord>();
  const tagOf = (word: string): TaggedWord => {
    let known = tags.get(word);
    if (!known) {
      if (tags.size > 200_000) tags.clear();
      known = { word, tag: jieba.tag(word, false)[0]?.tag ?? 'x' };
      tags.set(word, known);
    }
    return known;
  };
  return (text) => (text === '' ? [] : jieba.cut(text, false).map(tagOf));
}
