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
