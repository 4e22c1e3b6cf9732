import { normalise } from '#lib/text/normalise.ts';
import { KeywordMatcher } from '#lib/text/keyword-matcher.ts';
import type { CrossingLists, CrossingWords } from './crossing.ts';
import type { LexiconFile, TaxonomyFile } from './files.ts';

/** Meaning of a keyword; one word may have several. */
export type Meaning =
  | { kind: 'topic'; topic: number; weight: number; weak: boolean; rules: AmbiguityRule[] }
  | { kind: 'flag'; flag: string }
  | { kind: 'labour' }
  | { kind: 'cue' }
  | { kind: 'intent'; intent: Intent }
  | { kind: 'polarity'; weight: number }
  | { kind: 'negation' }
  | { kind: 'degree'; factor: number }
  | { kind: 'place'; place: number }
  /** Speaks for working life (positive weight) or for another public matter (negative). */
  | { kind: 'matter'; weight: number }
  /** A longer word in which keywords mean something else. */
  | { kind: 'block' }
  | { kind: 'manner'; manner: Manner };

/** How something is said: politeness, thanks, complaint, suggestion. */
const MANNERS = ['courtesy', 'thanks', 'complaint', 'suggestion'] as const;
export type Manner = (typeof MANNERS)[number];

/** Weights of words of working life and of other matters, tuned on messages to a city's petition board. */
const MATTER_WEIGHTS = { labour: { strong: 1.5, general: 0.6 }, other: { strong: -1.5, general: -1 } };

export const INTENTS = ['诉求', '咨询', '新闻', '宣传'] as const;
export type Intent = (typeof INTENTS)[number];

/** A keyword counts for these topics only beside, or only without, one of these words. */
export interface AmbiguityRule {
  requires: string[];
  excludes: string[];
}

export interface TopicPattern {
  topic: number;
  regex: RegExp;
  /** The pattern is tried only when one of these words occurs. */
  needs: string[];
}

export interface Lexicon {
  /** `<taxonomy version>+<lexicon version>`; stored with each annotation so that history can be re-run. */
  version: string;
  /** Second-level codes. */
  topics: string[];
  matcher: KeywordMatcher;
  /** Meanings by word number of the matcher. */
  meanings: Meaning[][];
  patterns: TopicPattern[];
  /** Words of the language that may cross a keyword. */
  crossing: CrossingWords;
}

/** Compiles taxonomy and union lexicon into one matcher; `places` are extra words by place number (see places.ts). */
export function compileLexicon(
  taxonomy: TaxonomyFile,
  file: LexiconFile,
  places: string[][] = [],
  crossing: CrossingLists = { left: [], right: [] }
): Lexicon {
  const meanings = new Map<string, Meaning[]>();
  const add = (word: string, meaning: Meaning): void => {
    const key = normalise(word);
    const list = meanings.get(key);
    if (list) list.push(meaning);
    else meanings.set(key, [meaning]);
  };
  const topics = taxonomy.topics.flatMap((parent) => parent.children.map((child) => child.code));
  addTopics(taxonomy, file, topics, add);
  for (const flag of [...taxonomy.help_flags, ...file.help_flags])
    for (const word of flag.keywords) add(word, { kind: 'flag', flag: flag.code });
  for (const word of file.labour_context) add(word, { kind: 'labour' });
  for (const intent of INTENTS) for (const word of file.intent[intent]) add(word, { kind: 'intent', intent });
  for (const group of file.polarity.negative)
    for (const word of group.words) add(word, { kind: 'polarity', weight: -group.weight });
  for (const group of file.polarity.positive)
    for (const word of group.words) add(word, { kind: 'polarity', weight: group.weight });
  for (const word of file.polarity.negations) add(word, { kind: 'negation' });
  for (const group of file.polarity.degrees)
    for (const word of group.words) add(word, { kind: 'degree', factor: group.factor });
  for (const side of ['labour', 'other'] as const)
    for (const strength of ['strong', 'general'] as const)
      for (const word of file.matters[side][strength])
        add(word, { kind: 'matter', weight: MATTER_WEIGHTS[side][strength] });
  for (const word of file.not_inside) add(word, { kind: 'block' });
  for (const manner of MANNERS) for (const word of file[manner]) add(word, { kind: 'manner', manner });
  places.forEach((words, place) => words.forEach((word) => add(word, { kind: 'place', place })));
  const patterns = compilePatterns(taxonomy, file, topics);
  for (const word of [
    ...patterns.flatMap((one) => one.needs),
    ...file.ambiguity.flatMap((rule) => [...(rule.requires ?? []), ...(rule.excludes ?? [])])
  ])
    add(word, { kind: 'cue' });
  return {
    version: `${taxonomy.version}+${file.version}`,
    topics,
    matcher: new KeywordMatcher([...meanings.keys()]),
    meanings: [...meanings.values()],
    patterns,
    crossing: { left: new Set(crossing.left), right: new Set(crossing.right) }
  };
}

function addTopics(
  taxonomy: TaxonomyFile,
  file: LexiconFile,
  topics: string[],
  add: (word: string, meaning: Meaning) => void
): void {
  const weak = new Set(file.weak.map(normalise));
  const seen = new Set<string>();
  const addTopic = (code: string, word: string, weight: number): void => {
    const key = normalise(word);
    if (seen.has(`${code} ${key}`)) return;
    seen.add(`${code} ${key}`);
    const rules = file.ambiguity
      .filter((rule) => rule.codes.includes(code) && rule.keywords.includes(word))
      .map((rule) => ({
        requires: (rule.requires ?? []).map(normalise),
        excludes: (rule.excludes ?? []).map(normalise)
      }));
    add(word, {
      kind: 'topic',
      topic: topics.indexOf(code),
      weight: weak.has(key) ? 1 : weight,
      weak: weak.has(key),
      rules
    });
  };
  for (const parent of taxonomy.topics)
    for (const child of parent.children) for (const word of child.keywords) addTopic(child.code, word, 2);
  for (const topic of file.topics) {
    for (const word of topic.keywords) addTopic(topic.code, word, 2);
    for (const word of topic.general) addTopic(topic.code, word, 1);
  }
}

function compilePatterns(taxonomy: TaxonomyFile, file: LexiconFile, topics: string[]): TopicPattern[] {
  // The taxonomy's own patterns name no trigger words; these are the words each of them cannot match without.
  const triggers: Record<string, string[]> = {
    'T01.01': ['工资', '薪'],
    'T01.02': ['工资', '工钱', '血汗钱'],
    'T03.01': ['合同'],
    'T04.01': ['社保', '养老', '五险'],
    'T05.04': ['度', '℃']
  };
  return [...taxonomy.patterns.map((one) => ({ ...one, needs: triggers[one.code] ?? [] })), ...file.patterns].map(
    (one) => ({ topic: topics.indexOf(one.code), regex: new RegExp(one.regex), needs: one.needs.map(normalise) })
  );
}
