/**
 * The parameters that the address of each page may carry. One that a page does not know is said on the page, since a
 * reader who asked for a county must not take the province for it; a file refuses. Pure.
 */
const SHARED = ['scope', 'period', 'compare'];
const SEARCH = [
  ...['q', 'sort', 'span', 'page', 'source', 'topic', 'region', 'month', 'polarity'],
  ...['issue', 'ent', 'kind', 'industry', 'ownership', 'group', 'topics']
];
const COVERAGE = ['indicator', 'by', 'region', 'measure', 'view', 'level', 'span'];
const GAPS = ['type', 'region', 'city', 'severity', 'standing', 'order', 'page', 'tasks'];
const STUDY = ['issue', 'topic', 'q'];

/** Own parameters by route; a route that is not listed has the shared ones only. */
const OWN: Readonly<Record<string, readonly string[]>> = {
  '/account': ['secret'],
  '/aid': ['promises', 'places', 'sort'],
  '/audit': ['kind', 'grade'],
  '/audit/export.[format]': ['kind'],
  '/briefings': ['kind', 'issue'],
  '/briefings/compare': ['before', 'after'],
  '/briefings/file/[format]': ['kind', 'issue'],
  '/coverage': [...COVERAGE, 'sort', 'places', 'names'],
  '/coverage/export.xlsx': COVERAGE,
  '/data/loads': ['record', 'source', 'issues', 'page'],
  '/data/loads.csv': ['record', 'source', 'issues', 'page'],
  '/data/rejects': ['source', 'page'],
  '/data/rejects.csv': ['source', 'page'],
  '/data/text': ['page', 'sort'],
  '/enterprises/[id]': ['sort'],
  '/gaps': [...GAPS, 'view', 'unit'],
  '/gaps/[gap]': [...GAPS, 'view', 'unit', 'members'],
  '/gaps/export.csv': GAPS,
  '/gaps/export.xlsx': GAPS,
  '/gaps/notices/[kind].docx': ['task', 'unit'],
  '/issues': ['state', 'topic', 'order', 'page', 'hotmonth', 'hotsort', 'sort'],
  '/issues/[issue]': ['entsort', 'likesort', 'sort'],
  '/label': ['record', 'word', 'word_topic', 'skip', 'accuracy'],
  '/negotiations': ['by', 'blanks', 'floor', 'renewals', 'places', 'sort'],
  '/notes': ['chart', 'day'],
  '/petitions': ['due', 'fault', 'surges', 'places', 'sort'],
  '/petitions/supervision.docx': ['unit', 'which'],
  '/search': SEARCH,
  '/search/records.[format]': SEARCH,
  '/invitation': ['code'],
  '/sign-in': ['step', 'next', 'sso'],
  '/studies': ['stage', 'year', 'owner', 'overdue', 'own', 'order', 'page'],
  '/studies/[study]': ['sort', 'order'],
  '/studies/new': STUDY,
  '/studies/pin': ['at', 'study'],
  '/submissions/[submission]/refused.xlsx': ['request'],
  '/trends': [
    ...['topic', 'source', 'city', 'industry', 'ownership', 'group', 'counted', 'grain'],
    ...['by', 'nextsort', 'mixsort', 'linksort']
  ],
  '/visits': ['copied', 'types', 'places', 'sort'],
  '/wall': ['show'],
  '/why': ['of', 'topic', 'source', 'region']
};

/** Words that people try for the same thing. */
const LIKE: readonly (readonly string[])[] = [
  ['region', 'city', 'county', 'area', 'code'],
  ['scope', 'org', 'unit', 'org_id'],
  ['period', 'month', 'date', 'year'],
  ['type', 'kind', 'category'],
  ['q', 'query', 'keyword', 'search']
];

export interface Stray {
  name: string;
  /** The parameter that was probably meant; null where none is near. */
  near: string | null;
}

/** Parameters of an address that its page does not know; names of forms (`/assign`) and of Kit are no parameters. */
export function strayParameters(routeId: string | null, params: URLSearchParams): Stray[] {
  if (routeId === null) return [];
  const known = [...SHARED, ...(OWN[routeId] ?? [])];
  return [...new Set(params.keys())]
    .filter((name) => !known.includes(name) && !name.startsWith('/') && !name.startsWith('x-sveltekit-'))
    .map((name) => ({ name: name.slice(0, 40), near: nearest(name, known) }));
}

function nearest(name: string, known: readonly string[]): string | null {
  const alike = LIKE.find((group) => group.includes(name.toLowerCase()));
  const meant = alike?.find((other) => known.includes(other));
  if (meant) return meant;
  const close = known
    .map((other) => ({ other, away: distance(name.toLowerCase(), other) }))
    .sort((a, b) => a.away - b.away)[0];
  return close && close.away <= Math.max(1, Math.floor(name.length / 3)) ? close.other : null;
}

/** Letters to add, drop or change to turn one word into the other. */
function distance(a: string, b: string): number {
  let row = [...b, ''].map((_, at) => at);
  for (const [i, letter] of [...a.slice(0, 40)].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries())
      next.push(Math.min(next[j]! + 1, row[j + 1]! + 1, row[j]! + (letter === other ? 0 : 1)));
    row = next;
  }
  return row.at(-1)!;
}

/** 网址里的“area”本页没有，没有用上；是不是要写“region”？ */
export function strayWords(strays: readonly Stray[]): string {
  return strays
    .map(({ name, near }) => `网址里的条件“${name}”本页没有，没有用上${near ? `；是不是要写“${near}”？` : '。'}`)
    .join(' ');
}

/** The same parameters with one under another name. */
export function renamed(params: URLSearchParams, name: string, near: string): URLSearchParams {
  return new URLSearchParams([...params].map(([key, value]) => [key === name ? near : key, value]));
}
