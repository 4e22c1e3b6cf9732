import jaroWinkler from 'natural/lib/natural/distance/jaro-winkler_distance.js';
import { allMatches } from './all-matches.ts';
import { KeywordMatcher } from './keyword-matcher.ts';
import { settleByPlace, type EnterpriseMention, type Place } from './namesakes.ts';
import { normalise, normalisedCodes } from './normalise.ts';

/** A company of the enterprise table. */
export interface EnterpriseEntry {
  ent_id: string;
  ent_name: string;
  aliases: string[];
  /** County where it is registered, where that is known. */
  county_code?: string | null;
}

/**
 * A slip of the pen: names this alike and different in one character only are shown to a person, never taken as the
 * same.
 */
const SLIP = 0.92;
/**
 * Jaro–Winkler rates a slip in the first character lower, since it counts the common beginning; names this long are
 * shown all the same.
 */
const FIRST_SLIP = 0.86;
const FIRST_SLIP_LENGTH = 6;
/** 一建 and 二建 differ in one character and are two companies. */
const SLIP_LENGTH = 5;
/** The same words with another place: as alike as can be, and another company as a rule. */
const ELSEWHERE = 0.95;
const MOST_CANDIDATES = 5;
const REMEMBERED = 20_000;

const LEGAL_FORM = /(?:集团)?(?:有限责任公司|股份有限公司|有限公司|分公司|子公司|公司|集团|总厂|厂|厂子)$/;
const PLACE = /^(?:陕西省?|(?:西安|铜川|宝鸡|咸阳|渭南|延安|汉中|榆林|安康|商洛)市?|中国)/;
const MENTION =
  /[一-龥a-z0-9()]{2,24}?(?:集团有限公司|有限责任公司|股份有限公司|有限公司|分公司|集团|公司|煤矿|总厂|纺织厂|机械厂|制衣厂|水泥厂|化工厂|建材厂|电厂|钢厂)/g;
/** Words that stand before a company in a sentence and are no part of its name. */
const LEAD_IN =
  /^.*(?:我们在|我在|就职于|任职于|受雇于|老板是|单位是|公司是|叫做|名叫|投诉|举报|反映|关于|请问|位于|来自|我是|我们是|在|于|被|给|向|跟|和|与|对|的|是|由|从|到|了)/;
const GENERIC =
  /^(?:某|本|我|我们|我司|该|此|贵|这家|一家|一个|那家|原|劳务|物业|快递|外卖|保险|施工|建筑|装修|运输|保安|保洁|中介|出租车|公交|派遣|劳务派遣|房地产|开发)?(?:公司|集团|厂|煤矿|分公司)$/;

interface Name {
  ent_id: string;
  name: string;
  core: string;
  /** 陕西 of 陕西省华盛…; '' where the name says none. */
  place: string;
}

export interface EnterpriseResolver {
  /** Mentions in a redacted text, in their order. `place` is the county that the record is about. */
  find(text: string, place?: Place): EnterpriseMention[];
  /** Of these only names and aliases as they are listed, and words that a person decided on. */
  findListed(text: string, place?: Place): EnterpriseMention[];
  /** A name that stands alone, as in a field for it. */
  resolve(name: string, place?: Place): EnterpriseMention;
}

/**
 * Resolves mentions of companies. Listed names and aliases count where they stand; other words that look like a
 * company's name are taken as the same where only the legal form or a place that one of both leaves out differs, and
 * one company alone fits. The same words with another place, and names one slip away (Jaro–Winkler), carry their
 * candidates for the review queue: they are other companies more often than not. Where the county of the record is
 * known, a namesake there is not passed over for a company elsewhere (namesakes.ts).
 * @param decided what a person said of some words (normalised): the company they mean, or null for none of the table
 */
export function createEnterpriseResolver(
  entries: readonly EnterpriseEntry[],
  decided: ReadonlyMap<string, string | null> = new Map()
): EnterpriseResolver {
  const names: Name[] = entries.flatMap((entry) =>
    [...new Set([entry.ent_name, ...entry.aliases])]
      .filter((name) => name.length >= 3)
      .map((name) => {
        const key = normalise(name);
        return { ent_id: entry.ent_id, name: key, core: coreOf(key), place: placeOf(key) };
      })
  );
  const owners = new Map<string, Set<string>>();
  for (const { name, ent_id } of names) owners.set(name, (owners.get(name) ?? new Set()).add(ent_id));
  const listing: Listing = { owners, decided };
  const matcher = new KeywordMatcher([...new Set([...owners.keys(), ...decided.keys()])]);
  const likeness = withMemory(createLikeness(indexByCharacter(names)));
  const home = new Map(entries.map(({ ent_id, county_code }) => [ent_id, county_code ?? null]));
  const settle = (mention: EnterpriseMention, place?: Place) =>
    settleByPlace(mention, place, { home, decided, alike: likeness });
  const findListed = (text: string, place?: Place) =>
    longestListed(matcher, text).map((hit) => settle(fromList(hit, text, listing), place));
  return {
    findListed,
    find(text, place) {
      const normalised = normalise(text);
      const listed = findListed(text, place);
      const others = looseMentions(normalised).filter(
        (span) => !listed.some((one) => span.start < one.end && one.start < span.end)
      );
      return [
        ...listed,
        ...others.map((span) => settle(byLikeness(span, text, likeness(normalised.slice(span.start, span.end))), place))
      ].sort((a, b) => a.start - b.start);
    },
    resolve(given, place) {
      const name = normalise(given);
      const span = { start: 0, end: given.length };
      return settle(
        owners.has(name) || decided.has(name)
          ? fromList({ ...span, name }, given, listing)
          : byLikeness(span, given, likeness(name)),
        place
      );
    }
  };
}

interface Listing {
  owners: ReadonlyMap<string, ReadonlySet<string>>;
  decided: ReadonlyMap<string, string | null>;
}

type Ranked = EnterpriseMention['candidates'];

interface Span {
  start: number;
  end: number;
}

function longestListed(matcher: KeywordMatcher, text: string): (Span & { name: string })[] {
  matcher.scan(normalisedCodes(text));
  const hits = Array.from({ length: matcher.hits }, (_, h) => {
    const name = matcher.words[matcher.hitWord[h] as number] as string;
    const start = matcher.hitStart[h] as number;
    return { start, end: start + name.length, name };
  }).sort((a, b) => a.start - b.start || b.end - a.end);
  let covered = 0;
  return hits.filter((hit) => {
    if (hit.start < covered) return false;
    covered = hit.end;
    return true;
  });
}

/** An alias that two companies share is a question for a person. */
function fromList(
  { start, end, name }: Span & { name: string },
  text: string,
  { owners, decided }: Listing
): EnterpriseMention {
  const words = text.slice(start, end);
  const decision = decided.get(name);
  if (decision !== undefined)
    return { words, start, end, ent_id: decision, method: 'decision', score: 1, candidates: [] };
  const ids = [...(owners.get(name) ?? [])].sort();
  if (ids.length === 1)
    return { words, start, end, ent_id: ids[0] as string, method: 'name', score: 1, candidates: [] };
  return {
    words,
    start,
    end,
    ent_id: null,
    method: 'review',
    score: 1,
    candidates: ids.slice(0, MOST_CANDIDATES).map((ent_id) => ({ ent_id, score: 1 }))
  };
}

function looseMentions(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of allMatches(text, MENTION)) {
    const lead = LEAD_IN.exec(match[0].replace(LEGAL_FORM, ''))?.[0].length ?? 0;
    const name = match[0].slice(lead);
    if (GENERIC.test(name) || coreOf(name).length < 2) continue;
    spans.push({ start: match.index + lead, end: match.index + match[0].length });
  }
  return spans;
}

function byLikeness({ start, end }: Span, text: string, ranked: Ranked): EnterpriseMention {
  const words = text.slice(start, end);
  const [first, second] = ranked;
  if (!first) return { words, start, end, ent_id: null, method: 'unknown', score: 0, candidates: [] };
  if (first.score === 1 && second?.score !== 1)
    return { words, start, end, ent_id: first.ent_id, method: 'likeness', score: first.score, candidates: [] };
  return {
    words,
    start,
    end,
    ent_id: null,
    method: 'review',
    score: first.score,
    candidates: ranked.slice(0, MOST_CANDIDATES)
  };
}

/** Companies whose name may be meant, the likeliest first. */
function createLikeness(byCharacter: ReadonlyMap<string, Name[]>): (name: string) => Ranked {
  return (name) => {
    const core = coreOf(name);
    const place = placeOf(name);
    const best = new Map<string, number>();
    const seen = new Set<Name>();
    for (const character of core) {
      for (const other of byCharacter.get(character) ?? []) {
        if (seen.has(other)) continue;
        seen.add(other);
        const score = likenessOf(core, place, other);
        if (score > (best.get(other.ent_id) ?? 0)) best.set(other.ent_id, score);
      }
    }
    return [...best]
      .map(([ent_id, score]) => ({ ent_id, score: Math.round(score * 1000) / 1000 }))
      .sort((a, b) => b.score - a.score || a.ent_id.localeCompare(b.ent_id));
  };
}

/** 1 for the same words, 0 for another company, between for what a person should see. */
function likenessOf(core: string, place: string, other: Name): number {
  if (core === other.core) return place === '' || other.place === '' || place === other.place ? 1 : ELSEWHERE;
  if (
    place !== other.place ||
    Math.min(core.length, other.core.length) < SLIP_LENGTH ||
    !differsByOne(core, other.core)
  )
    return 0;
  const score = jaroWinkler(core, other.core, {});
  const isFirst = core[0] !== other.core[0] && Math.min(core.length, other.core.length) >= FIRST_SLIP_LENGTH;
  return score >= (isFirst ? FIRST_SLIP : SLIP) ? Math.min(score, ELSEWHERE) : 0;
}

/** One character more, less or other. */
function differsByOne(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let from = 0;
  while (from < a.length && a[from] === b[from]) from++;
  return a.length === b.length
    ? a.slice(from + 1) === b.slice(from + 1)
    : a.length > b.length
      ? a.slice(from + 1) === b.slice(from)
      : a.slice(from) === b.slice(from + 1);
}

/** The same names come again and again; the memory is emptied before it grows large. */
function withMemory(likeness: (name: string) => Ranked): (name: string) => Ranked {
  const known = new Map<string, Ranked>();
  return (name) => {
    const before = known.get(name);
    if (before) return before;
    if (known.size >= REMEMBERED) known.clear();
    const ranked = likeness(name);
    known.set(name, ranked);
    return ranked;
  };
}

/** 陕西华盛建筑工程有限公司 → 华盛建筑工程: place and legal form say little about which company is meant. */
function coreOf(name: string): string {
  const bare = name
    .replace(/\([^)]*\)/g, '')
    .replace(PLACE, '')
    .replace(/^省|^市/, '');
  const core = bare.replace(LEGAL_FORM, '');
  return core.length >= 2 ? core : bare;
}

function placeOf(name: string): string {
  return (PLACE.exec(name)?.[0] ?? '').replace(/[省市]$/, '');
}

/** Only names that share a character can be alike: the index keeps the comparison off the rest of the table. */
function indexByCharacter(names: Name[]): Map<string, Name[]> {
  const frequency = new Map<string, number>();
  for (const { core } of names)
    for (const character of new Set(core)) frequency.set(character, (frequency.get(character) ?? 0) + 1);
  const index = new Map<string, Name[]>();
  for (const name of names) {
    // The three rarest characters of a name; one of them survives any likeness above the threshold.
    const rare = [...new Set(name.core)].sort((a, b) => (frequency.get(a) ?? 0) - (frequency.get(b) ?? 0)).slice(0, 3);
    for (const character of rare) {
      const list = index.get(character);
      if (list) list.push(name);
      else index.set(character, [name]);
    }
  }
  return index;
}
