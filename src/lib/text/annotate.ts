import type { EnterpriseMention } from './namesakes.ts';
import { cleanText, normalise, normalisedCodes } from './normalise.ts';
import { isDenied } from '#lib/text/lexicon/denied.ts';
import type { Lexicon, Meaning } from '#lib/text/lexicon/lexicon.ts';
import { findIntent, findTone, type Polarity } from '#lib/text/lexicon/tone.ts';
import { raisesFlag } from '#lib/text/lexicon/flag-contexts.ts';
import { isCrossed } from '#lib/text/lexicon/crossing.ts';
import { judgeLabour, type LabourMatter } from '#lib/text/lexicon/labour.ts';
import { findTopics, UNCLASSIFIED, type Findings } from '#lib/text/lexicon/topics.ts';
import { clauseFor } from '#lib/text/model/evidence.ts';
import type { Classification, Classifier } from '#lib/text/model/linear-model.ts';
import { resolvePlaces, type Gazetteer, type PlaceHit, type Places } from './places.ts';
import { findAmount, findPeople } from './quantities.ts';
import type { RedactionKind } from '#lib/text/redaction/kinds.ts';
import { redact } from '#lib/text/redaction/redact.ts';

export interface RecordToAnnotate {
  title?: string;
  text: string;
  /** The handling agency, a hint to the place. */
  agency?: string;
}

/** Words that caused a decision: offsets in the redacted title or text, UTF-16 units, end exclusive. */
export interface Evidence {
  field: 'title' | 'text';
  start: number;
  end: number;
  words: string;
}

export interface TopicAnnotation {
  code: string;
  score: number;
  method: 'lexicon' | 'model';
  evidence: Evidence | null;
}

export interface Annotation extends Places {
  title_redacted?: string;
  text_redacted: string;
  redactions: Partial<Record<RedactionKind, number>>;
  /** Best first, at most three; a single T99 when nothing is certain enough. */
  topics: TopicAnnotation[];
  polarity: Polarity;
  polarity_score: number;
  intent: string;
  /** Whether the matter belongs to working life, judged by its words before any topic. */
  is_labour: boolean;
  help_flags: { code: string; evidence: Evidence }[];
  amount_yuan?: number;
  amount_evidence?: Evidence;
  people_count?: number;
  people_evidence?: Evidence;
  /** Present with a model whose labels are no taxonomy codes. */
  model?: { label: string; score: number };
  /** Present with a table of enterprises; mentions of method "review" wait for a person. */
  enterprises?: EnterpriseMention[];
  lexicon_version: string;
}

/**
 * So far below the border of `judgeLabour` a text is about another public matter, unless its topic stands on more
 * words.
 */
const OTHER_MATTER = -1;

function isOtherMatter({ margin, otherWords }: LabourMatter, topics: readonly TopicAnnotation[]): boolean {
  const [best] = topics;
  if (!best || best.method === 'model' || otherWords < 2) return false;
  return margin + TOPIC_SHARE * ((2 * best.score) / (1 - best.score)) < OTHER_MATTER;
}

/** How far a unit of topic weight (`findTopics`: score = weight / (weight + 2)) outweighs words of other matters. */
const TOPIC_SHARE = 0.5;
/** Raised whatever the matter is; the other flags ask for help with working life. */
const DANGER_TO_LIFE = 'R2';
const NO_TOPIC: TopicAnnotation[] = [{ code: UNCLASSIFIED, score: 0, method: 'lexicon', evidence: null }];

export type Annotator = (record: RecordToAnnotate) => Annotation;

/** Everything a record's text says, in one pass over it. Pure apart from reused buffers: one annotator per thread. */
export function createAnnotator(
  lexicon: Lexicon,
  gazetteer: Gazetteer,
  source: string,
  classifier: Classifier | null = null
): Annotator {
  // Workers talk to the union's cadres about working life; a city's petition board covers any matter.
  const isAtWork = source === 'visits';
  return (record) => {
    const title = redact(cleanText(record.title ?? ''));
    const body = redact(cleanText(record.text));
    const whole = `${title.text}\n${body.text}`;
    const { findings, places, flags } = scan(lexicon, whole, title.text.length, isAtWork);
    const evidence = evidenceIn(whole, title.text.length);
    const amount = findAmount(findings.text);
    const people = findPeople(findings.text);
    const intent = findIntent(findings, source);
    const tone = findTone(findings, source, intent);
    const labour = judgeLabour(findings);
    const found = classifier?.classify(title.text, body.text) ?? null;
    const topics = chooseTopics(findings, classifier, found, evidence);
    const agency = record.agency ? scan(lexicon, record.agency, 0, isAtWork).places : [];
    return {
      ...(record.title === undefined ? {} : { title_redacted: title.text }),
      text_redacted: body.text,
      redactions: addCounts(title.counts, body.counts),
      topics: isAtWork || !isOtherMatter(labour, topics) ? topics : NO_TOPIC,
      polarity: tone.polarity,
      polarity_score: round(tone.score),
      intent,
      is_labour: isAtWork || labour.isLabour,
      help_flags: [...flags]
        .filter(([code]) => isAtWork || labour.leansToLabour || code === DANGER_TO_LIFE)
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([code, span]) => ({ code, evidence: evidence(span.start, span.end) })),
      ...relative(resolvePlaces(gazetteer, findings.text, places, agency), title.text.length),
      ...(amount ? { amount_yuan: amount.value, amount_evidence: evidence(amount.start, amount.end) } : {}),
      ...(people ? { people_count: people.value, people_evidence: evidence(people.start, people.end) } : {}),
      ...(found && !isTopicCode(found.label) ? { model: { label: found.label, score: round(found.score) } } : {}),
      lexicon_version: lexicon.version
    };
  };
}

function scan(lexicon: Lexicon, whole: string, titleLength: number, isAtWork: boolean) {
  const { matcher, meanings } = lexicon;
  const findings: Findings = { text: normalise(whole), titleLength, lexicon, hits: [], words: new Set(), isAtWork };
  const places: PlaceHit[] = [];
  const flags = new Map<string, { start: number; end: number }>();
  matcher.scan(normalisedCodes(whole));
  const blocks = blockedStretches(lexicon);
  for (let h = 0; h < matcher.hits; h++) {
    const word = matcher.hitWord[h] as number;
    const start = matcher.hitStart[h] as number;
    const spelling = matcher.words[word] as string;
    const end = start + spelling.length;
    if (isPartOfNumber(findings.text, start, end) || isYearsAgo(findings.text, start)) continue;
    if (isDenied(findings.text, start, end)) continue;
    const means = meanings[word] as Meaning[];
    if (means.some(isKeyword) && isInsideOther(lexicon, findings.text, start, end, blocks)) continue;
    findings.words.add(spelling);
    for (const meaning of means) {
      if (meaning.kind === 'place') places.push({ place: meaning.place, start, end });
      else if (meaning.kind === 'flag') {
        if (!flags.has(meaning.flag) && raisesFlag(meaning.flag, findings.text, start, end))
          flags.set(meaning.flag, { start, end });
      } else findings.hits.push({ meaning, start, end });
    }
  }
  return { findings, places, flags };
}

/** Stretches of the scanned text that are a longer word, as pairs of start and end. */
function blockedStretches({ matcher, meanings }: Lexicon): [number, number][] {
  const blocks: [number, number][] = [];
  for (let h = 0; h < matcher.hits; h++) {
    const word = matcher.hitWord[h] as number;
    if (!meanings[word]!.some((meaning) => meaning.kind === 'block')) continue;
    const start = matcher.hitStart[h] as number;
    blocks.push([start, start + matcher.words[word]!.length]);
  }
  return blocks;
}

/** Words of feeling and courtesy may stand inside others; what decides a topic, a flag or a place may not. */
function isKeyword({ kind }: Meaning): boolean {
  return kind === 'topic' || kind === 'flag' || kind === 'place' || kind === 'labour';
}

function isInsideOther(
  lexicon: Lexicon,
  text: string,
  start: number,
  end: number,
  blocks: [number, number][]
): boolean {
  const isBlocked = blocks.some(([from, to]) => start < to && end > from && to - from > end - start);
  return isBlocked || (end - start <= 4 && isCrossed(text, start, end, lexicon.crossing));
}

/** 年前 is the time before Spring Festival; in 3年前, 多年前 it is not. */
function isYearsAgo(text: string, start: number): boolean {
  return (
    text.startsWith('年前', start) && /[0-9零〇一二三四五六七八九十百千两几数多半]$/.test(text.slice(start - 1, start))
  );
}

/** 996 is a way of working; in 13996 or 9967 it is not. */
function isPartOfNumber(text: string, start: number, end: number): boolean {
  return (
    (isDigit(text.charCodeAt(start)) && isDigit(text.charCodeAt(start - 1))) ||
    (isDigit(text.charCodeAt(end - 1)) && isDigit(text.charCodeAt(end)))
  );
}

function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

/** The model's topic where it beats the lexicon and is sure, then the lexicon's. */
function chooseTopics(
  findings: Findings,
  classifier: Classifier | null,
  found: Classification | null,
  evidence: ReturnType<typeof evidenceIn>
): TopicAnnotation[] {
  const byLexicon = findTopics(findings).map((hit): TopicAnnotation => ({
    code: hit.code,
    score: round(hit.score),
    method: 'lexicon',
    evidence: evidence(hit.start, hit.end)
  }));
  const takesOver = classifier?.model.header.takes_over ?? [];
  let topics = byLexicon;
  if (classifier && found && !found.abstained && takesOver.includes(found.label)) {
    // The lexicon's words show best what a topic rests on; without them it is the clause that speaks most for it.
    const clause = clauseFor(classifier, found.label, findings.text);
    const shown =
      byLexicon.find((topic) => topic.code === found.label)?.evidence ??
      (clause ? evidence(clause.start, clause.end) : null);
    const byModel: TopicAnnotation = { code: found.label, score: round(found.score), method: 'model', evidence: shown };
    topics = [byModel, ...byLexicon.filter((topic) => !takesOver.includes(topic.code))].slice(0, 3);
  }
  return topics.length > 0 ? topics : NO_TOPIC;
}

function isTopicCode(label: string): boolean {
  return /^T\d\d(?:\.\d\d)?$/.test(label);
}

function evidenceIn(whole: string, titleLength: number): (start: number, end: number) => Evidence {
  return (start, end) => {
    const words = whole.slice(start, end);
    return start < titleLength
      ? { field: 'title', start, end, words }
      : { field: 'text', start: start - titleLength - 1, end: end - titleLength - 1, words };
  };
}

/** Places in the title have no offset in the text: they keep their code and source only. */
function relative(places: Places, titleLength: number): Places {
  return {
    ...places,
    region_evidence: places.region_evidence.map(({ start, end, ...rest }) =>
      start === undefined || end === undefined || start < titleLength
        ? rest
        : { ...rest, start: start - titleLength - 1, end: end - titleLength - 1 }
    )
  };
}

function addCounts(a: Annotation['redactions'], b: Annotation['redactions']): Annotation['redactions'] {
  const sum: Annotation['redactions'] = { ...a };
  for (const [kind, count] of Object.entries(b) as [RedactionKind, number][]) sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
