import { isDenied } from './denied.ts';
import type { AmbiguityRule, Lexicon, Meaning } from './lexicon.ts';

/** A topic found in a text, with the words that speak for it most (offsets in title + line break + text). */
export interface TopicHit {
  code: string;
  /** 0–1, growing with the weight of the words found. */
  score: number;
  start: number;
  end: number;
}

/** The taxonomy's "not classified": the lexicon abstains rather than guesses. */
export const UNCLASSIFIED = 'T99';

const MOST_TOPICS = 3;
/** Below this weight a topic is a guess: one general word in passing. */
const LEAST_WEIGHT = 2;
const TITLE_FACTOR = 2;
/** Weight of a weak word where the source itself is about working life. */
const AT_WORK_WEIGHT = 2;
/** A second and later topic must carry this share of the best one's weight. */
const LEAST_SHARE = 0.4;

interface Claim {
  start: number;
  end: number;
  topic: number;
  weight: number;
}

/** Words of the scanned text by meaning, gathered in one walk over the matcher's hits. */
export interface Findings {
  text: string;
  titleLength: number;
  lexicon: Lexicon;
  /** Hits as (meaning, start, end), in order of their ends. */
  hits: { meaning: Meaning; start: number; end: number }[];
  /** The set of matched words, for context rules. */
  words: Set<string>;
  /** The record comes from working life by its source, so that weak words need no other sign of it. */
  isAtWork: boolean;
}

/** Up to three topics, best first; empty when nothing reaches the threshold. */
export function findTopics(findings: Findings): TopicHit[] {
  const claims = withoutContained(collectClaims(findings));
  const totals = new Map<number, { weight: number; longest: number; best: Claim }>();
  const counted = new Set<string>();
  for (const claim of claims) {
    // The same words again add nothing: a complaint is not truer for being repeated.
    const key = `${claim.topic} ${findings.text.slice(claim.start, claim.end)}`;
    if (counted.has(key)) continue;
    counted.add(key);
    const weight = claim.weight * (claim.start < findings.titleLength ? TITLE_FACTOR : 1);
    const total = totals.get(claim.topic);
    if (!total) totals.set(claim.topic, { weight, longest: claim.end - claim.start, best: { ...claim, weight } });
    else {
      total.weight += weight;
      total.longest = Math.max(total.longest, claim.end - claim.start);
      if (
        weight > total.best.weight ||
        (weight === total.best.weight && claim.end - claim.start > total.best.end - total.best.start)
      )
        total.best = { ...claim, weight };
    }
  }
  const codes = findings.lexicon.topics;
  const ranked = [...totals]
    .filter(([, total]) => total.weight >= LEAST_WEIGHT)
    .sort(
      ([a, x], [b, y]) =>
        y.weight - x.weight || specificity(codes[b]) - specificity(codes[a]) || y.longest - x.longest || a - b
    );
  const top = ranked[0]?.[1].weight ?? 0;
  return ranked
    .filter(([, total]) => total.weight >= top * LEAST_SHARE)
    .slice(0, MOST_TOPICS)
    .map(([topic, total]) => ({
      code: codes[topic] as string,
      score: total.weight / (total.weight + 2),
      start: total.best.start,
      end: total.best.end
    }));
}

/** Ties go to the narrower topic: building sites before employers in general, one trade before deductions in all. */
function specificity(code: string | undefined): number {
  if (code?.startsWith('T14.')) return 2;
  return code === 'T01.01' || code === 'T15.02' || code === 'T12.03' ? 0 : 1;
}

function collectClaims({ hits, words, text, lexicon, isAtWork }: Findings): Claim[] {
  const claims: Claim[] = [];
  const labour = isAtWork || isLabourMatter(hits, text);
  for (const { meaning, start, end } of hits) {
    if (meaning.kind !== 'topic' || (meaning.weak && !labour) || !allowed(meaning.rules, words)) continue;
    claims.push({
      start,
      end,
      topic: meaning.topic,
      weight: meaning.weak && isAtWork ? AT_WORK_WEIGHT : meaning.weight
    });
  }
  // Two patterns of one topic mostly see the same words; the first counts.
  const matched = new Set<number>();
  for (const pattern of lexicon.patterns) {
    if (matched.has(pattern.topic)) continue;
    if (pattern.needs.length > 0 && !pattern.needs.some((need) => words.has(need))) continue;
    const found = pattern.regex.exec(text);
    if (!found || isDenied(text, found.index, found.index + found[0].length)) continue;
    matched.add(pattern.topic);
    claims.push({ start: found.index, end: found.index + found[0].length, topic: pattern.topic, weight: 3 });
  }
  return claims;
}

/** Weak words count beside a word that is a labour matter in itself, or beside two different words of working life. */
function isLabourMatter(hits: Findings['hits'], text: string): boolean {
  const words = new Set<string>();
  for (const { meaning, start, end } of hits) {
    if (meaning.kind === 'topic' && !meaning.weak && meaning.weight >= 2) return true;
    if (meaning.kind === 'labour') words.add(text.slice(start, end));
  }
  return words.size >= 2;
}

function allowed(rules: AmbiguityRule[], words: Set<string>): boolean {
  return rules.every(
    (rule) =>
      (rule.requires.length === 0 || rule.requires.some((word) => words.has(word))) &&
      !rule.excludes.some((word) => words.has(word))
  );
}

/** Longest first: a keyword inside a longer one of any topic does not count again. */
function withoutContained(claims: Claim[]): Claim[] {
  const sorted = claims.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const kept: Claim[] = [];
  for (const claim of sorted) {
    // Only the longest few hundred are compared: enough for any letter, and linear for a megabyte.
    const rivals = kept.length > 200 ? kept.slice(0, 200) : kept;
    if (
      !rivals.some(
        (other) =>
          claim.start >= other.start &&
          claim.end <= other.end &&
          claim.end - claim.start < other.end - other.start &&
          other.weight !== 3
      )
    )
      kept.push(claim);
  }
  return kept;
}
