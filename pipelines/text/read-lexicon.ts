import { readFileSync } from 'node:fs';
import { InputError, ModelError } from '#lib/domain/errors.ts';
import { lexiconFaults } from '#lib/text/lexicon/check.ts';
import { parseLexicon, type LexiconFile, type TaxonomyFile } from '#lib/text/lexicon/files.ts';

const SHOWN_FAULTS = 20;

/** Reads a lexicon file. Throws InputError when it is absent or no JSON, ModelError for a faulty form. */
export function readLexicon(path: string): LexiconFile {
  return parseLexicon(readJsonFile(path));
}

/** Reads a lexicon that someone wants to put in force; throws ModelError with every fault by entry and cause. */
export function readCandidate(path: string, shownAs: string, taxonomy: TaxonomyFile): LexiconFile {
  const value = readJsonFile(path, shownAs);
  const faults = lexiconFaults(value, taxonomy);
  if (faults.length === 0) return parseLexicon(value);
  const more = faults.length > SHOWN_FAULTS ? `\n  另有 ${faults.length - SHOWN_FAULTS} 处` : '';
  throw new ModelError(
    'MODEL_INVALID',
    `词典有 ${faults.length} 处不能用 — ${shownAs} — 现用词典没有变化：\n${faults
      .slice(0, SHOWN_FAULTS)
      .map((fault) => `  ${fault}`)
      .join('\n')}${more}\n  共 ${faults.length} 处`,
    '请逐处改正后重试'
  );
}

function readJsonFile(path: string, shownAs = path): unknown {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (cause) {
    throw new InputError('INPUT_INVALID', `读不到词典文件 — ${shownAs} — 没有改动任何东西`, '请检查路径', { cause });
  }
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    const at = faultAt(text, cause instanceof Error ? cause.message : '');
    throw new InputError(
      'INPUT_INVALID',
      `词典不是合法的 JSON：${at < 0 ? '内容不完整' : `第 ${text.slice(0, at).split('\n').length} 行附近`} — ${shownAs} — 没有改动任何东西`,
      '常见原因：少逗号、多逗号或引号不成对',
      { cause }
    );
  }
}

/**
 * Where the parser stopped: it names a position, or else quotes the words around the place. -1 when it says neither.
 */
function faultAt(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const words = /(?:\.\.\.)?"([\s\S]+?)"(?:\.\.\.)? is not valid JSON/.exec(message)?.[1] ?? '';
  return words === '' ? -1 : text.indexOf(words) < 0 ? -1 : text.indexOf(words) + words.length - 1;
}
