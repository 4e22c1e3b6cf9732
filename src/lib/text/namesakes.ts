import { normalise } from './normalise.ts';

/** A mention of a company and what it was resolved to. */
export interface EnterpriseMention {
  /**
   * The words of the text, and where they stand; with the county in brackets where the same words mean another
   * company elsewhere.
   */
  words: string;
  start: number;
  end: number;
  /** null while a person has to decide, where a person decided for none, and for companies that are in no table. */
  ent_id: string | null;
  method: 'name' | 'likeness' | 'decision' | 'review' | 'unknown';
  /** 0–1; 1 for a name or alias as listed. */
  score: number;
  /** For the review queue: the likeliest companies, best first. */
  candidates: { ent_id: string; score: number }[];
}

/** The county that a record is about. */
export interface Place {
  county_code: string;
  county_name: string;
}

interface Register {
  /** County of each company; null where it is not known. */
  home: ReadonlyMap<string, string | null>;
  decided: ReadonlyMap<string, string | null>;
  /** Companies with the same or nearly the same name, the likeliest first. */
  alike(name: string): EnterpriseMention['candidates'];
}

const MOST_CANDIDATES = 5;

/**
 * Asks a person where the county of the record speaks against the company that the words alone would mean: a listed
 * name stands there, but its company is registered elsewhere and a namesake is registered here; or a name that is
 * merely alike belongs to a company elsewhere. Words that several companies of different counties share are asked
 * about county by county. A decision on the words with the county holds there alone; one on the bare words holds
 * everywhere and is left as it is.
 */
export function settleByPlace(
  mention: EnterpriseMention,
  place: Place | undefined,
  { home, decided, alike }: Register
): EnterpriseMention {
  if (place === undefined || mention.method === 'decision' || mention.method === 'unknown') return mention;
  const ask = (candidates: EnterpriseMention['candidates']): EnterpriseMention => {
    const words = inCounty(mention.words, place);
    const decision = decided.get(normalise(words));
    if (decision !== undefined)
      return { ...mention, words, ent_id: decision, method: 'decision', score: 1, candidates: [] };
    return { ...mention, words, ent_id: null, method: 'review', candidates: candidates.slice(0, MOST_CANDIDATES) };
  };
  if (mention.method === 'review') {
    const [first, second] = mention.candidates;
    const isShared =
      first !== undefined &&
      second !== undefined &&
      first.score === second.score &&
      home.get(first.ent_id) !== home.get(second.ent_id);
    return isShared ? ask(hereFirst(mention.candidates, home, place)) : mention;
  }
  const company = mention.ent_id ?? '';
  const from = home.get(company) ?? null;
  if (from === null || from === place.county_code) return mention;
  const here = alike(normalise(mention.words)).filter(
    (one) => one.ent_id !== company && home.get(one.ent_id) === place.county_code
  );
  return mention.method === 'likeness' || here.length > 0
    ? ask([...here, { ent_id: company, score: mention.score }])
    : mention;
}

/** How words are shown and decided on that mean one company in this county and may mean another elsewhere. */
function inCounty(words: string, { county_name }: Place): string {
  return `${words}（${county_name}）`;
}

function hereFirst(
  candidates: EnterpriseMention['candidates'],
  home: Register['home'],
  place: Place
): EnterpriseMention['candidates'] {
  const isHere = (ent_id: string) => home.get(ent_id) === place.county_code;
  return [...candidates.filter((one) => isHere(one.ent_id)), ...candidates.filter((one) => !isHere(one.ent_id))];
}
