import type { EnterpriseMention } from './namesakes.ts';
import { cleanText, normalise, normalisedCodes } from './normalise.ts';
import { fingerprint } from './fingerprint.ts';
import type { Lexicon } from '#lib/text/lexicon/lexicon.ts';
import { findIntent, findTone, type Polarity } from '#lib/text/lexicon/tone.ts';
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
  help_flags: { code: string; evidence: Evidence }[];
  amount_yuan?: number;
  amount_evidence?: Evidence;
  people_count?: number;
  people_evidence?: Evidence;
  fingerprint: string;
  /** Present with a model whose labels are no taxonomy codes. */
  model?: { label: string; score: number };
  /** Present with a table of enterprises; mentions of method "review" wait for a person. */
  enterprises?: EnterpriseMention[];
  lexicon_version: string;
}

export type Annotator = (record: RecordToAnnotate) => Annotation;

/** Everything a record's text says, in one pass over it. Pure apart from reused buffers: one annotator per thread. */
export function createAnnotator(
  lexicon: Lexicon,
  gazetteer: Gazetteer,
  source: string,
  classifier: Classifier | null = null
): Annotator {
  // What workers told the union's own cadres is about working life; a city's petition board is about anything.
  const isAtWork = source === 'visits';
  return (record) => {
    const title = redact(cleanText(record.title ?? ''));
    const body = redact(cleanText(record.text));
    const whole = `${title.text}\n${body.text}`;
    const { findings, places, flags } = scan(lexicon, whole, title.text.length, isAtWork);
    const evidence = evidenceIn(whole, title.text.length);
    const amount = findAmount(findings.text);
    const people = findPeople(findings.text);
    const tone = findTone(findings);
    const found = classifier?.classify(title.text, body.text) ?? null;
    const agency = record.agency ? scan(lexicon, record.agency, 0, isAtWork).places : [];
    return {
      ...(record.title === undefined ? {} : { title_redacted: title.text }),
      text_redacted: body.text,
      redactions: addCounts(title.counts, body.counts),
      topics: chooseTopics(findings, classifier, found, evidence),
      polarity: tone.polarity,
      polarity_score: round(tone.score),
      intent: findIntent(findings, source),
      help_flags: [...flags]
        .sort(([a], [b]) => a.localeCompare(b))
        .map(([code, span]) => ({ code, evidence: evidence(span.start, span.end) })),
      ...relative(resolvePlaces(gazetteer, findings.text, places, agency), title.text.length),
      ...(amount ? { amount_yuan: amount.value, amount_evidence: evidence(amount.start, amount.end) } : {}),
      ...(people ? { people_count: people.value, people_evidence: evidence(people.start, people.end) } : {}),
      fingerprint: fingerprint(body.text === '' ? title.text : body.text),
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
  for (let h = 0; h < matcher.hits; h++) {
    const word = matcher.hitWord[h] as number;
    const start = matcher.hitStart[h] as number;
    const spelling = matcher.words[word] as string;
    const end = start + spelling.length;
    if (isPartOfNumber(findings.text, start, end)) continue;
    findings.words.add(spelling);
    for (const meaning of meanings[word] as (typeof meanings)[number]) {
      if (meaning.kind === 'place') places.push({ place: meaning.place, start, end });
      else if (meaning.kind === 'flag') {
        if (!flags.has(meaning.flag)) flags.set(meaning.flag, { start, end });
      } else findings.hits.push({ meaning, start, end });
    }
  }
  return { findings, places, flags };
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
  return topics.length > 0 ? topics : [{ code: UNCLASSIFIED, score: 0, method: 'lexicon', evidence: null }];
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
