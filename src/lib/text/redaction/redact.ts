import { normalise } from '#lib/text/normalise.ts';
import { PLACEHOLDER, type RedactionKind, type RedactionSpan } from './kinds.ts';
import { likelyNames } from './likely-names.ts';
import { nameSpans } from './name-spans.ts';
import { numberSpans } from './number-spans.ts';
import { shownText } from './markup.ts';
import { tornNumberSpans } from './torn-numbers.ts';
import { accountSpans, addressSpans, plateSpans } from './word-spans.ts';

/** A text without personal data, and how much of which kind was taken out. */
export interface Redacted {
  text: string;
  /** Hits by kind; kinds without a hit are absent. */
  counts: Partial<Record<RedactionKind, number>>;
}

// Quick tests: most texts hold none of the characters a kind needs, and need no closer look.
const MAY_HOLD_NUMBER =
  /[0-9零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖①-⑨❶-❾⑴-⑼⓪][^0-9]{0,3}[0-9零〇○一二三四五六七八九幺壹贰叁肆伍陆柒捌玖①-⑨❶-❾⑴-⑼⓪]/;
const MAY_HOLD_ADDRESS = /[号栋幢元室组座#]/;
const MAY_HOLD_ACCOUNT = /[a-z@]/;

/**
 * Takes personal data out of a text (domain rules of `domain.md` C.3): identity numbers, phones, cards, plates, e-mail,
 * chat ids, door addresses, names after cue words, @mentions. Pure; keeps no value.
 */
export function redact(text: string): Redacted {
  return replaceSpans(text, redactionSpans(normalise(text)));
}

/** The same for letters, reports and posts as they come in: also names of three characters that nothing announces. */
export function redactProse(text: string): Redacted {
  const normalised = normalise(text);
  const certain = redactionSpans(normalised);
  const found = [...certain, ...likelyNames(normalised, certain)];
  return replaceSpans(text, found.length < 2 ? found : withoutOverlap(found, normalised.length));
}

/** Puts the marks where the spans stand; spans are in order and do not overlap. */
export function replaceSpans(text: string, spans: RedactionSpan[]): Redacted {
  if (spans.length === 0) return { text, counts: {} };
  const counts: Redacted['counts'] = {};
  let result = '';
  let from = 0;
  for (const span of spans) {
    result += text.slice(from, span.start) + PLACEHOLDER[span.kind];
    counts[span.kind] = (counts[span.kind] ?? 0) + 1;
    from = span.end;
  }
  return { text: result + text.slice(from), counts };
}

const MAY_HOLD_MARKUP = /&[#a-z]|<[a-z/!]/;
const MAY_HOLD_ACCOUNT_WORD = /证|护照|卡|学籍|微信|抖音|快手|小红书/;

/** Where personal data stands in a normalised text: in order, without overlap. HTML is read as it is shown. */
export function redactionSpans(normalised: string): RedactionSpan[] {
  const shown = MAY_HOLD_MARKUP.test(normalised) ? shownText(normalised) : null;
  if (!shown) return spansOf(normalised);
  return spansOf(normalise(shown.text)).map(({ start, end, kind }) => ({
    start: shown.start[start] as number,
    end: shown.end[end - 1] as number,
    kind
  }));
}

function spansOf(normalised: string): RedactionSpan[] {
  const found: RedactionSpan[] = [];
  if (MAY_HOLD_ACCOUNT.test(normalised) || MAY_HOLD_ACCOUNT_WORD.test(normalised))
    found.push(...accountSpans(normalised), ...plateSpans(normalised));
  if (MAY_HOLD_NUMBER.test(normalised)) found.push(...numberSpans(normalised), ...tornNumberSpans(normalised));
  if (MAY_HOLD_ADDRESS.test(normalised)) found.push(...addressSpans(normalised));
  found.push(...nameSpans(normalised));
  if (found.length < 2) return found;
  return withoutOverlap(found, normalised.length);
}

/** Where two kinds claim the same stretch, the one found first keeps it: the lists above go from certain to likely. */
export function withoutOverlap(found: RedactionSpan[], length: number): RedactionSpan[] {
  const taken = new Uint8Array(length);
  const kept: RedactionSpan[] = [];
  for (const span of found) {
    if (taken.subarray(span.start, span.end).includes(1)) continue;
    taken.fill(1, span.start, span.end);
    kept.push(span);
  }
  return kept.sort((a, b) => a.start - b.start);
}
