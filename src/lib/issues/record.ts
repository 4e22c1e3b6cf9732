import { contentHash, wording } from './content-hash.ts';
import { foldText } from './fold.ts';
import { itemHeat, type Engagement } from './heat.ts';
import { excerptOf } from './label.ts';
import { placesIn } from './places.ts';
import { shingle, type Shingles } from './shingles.ts';

/** One record of any of the four sources as `mine-issues` reads it. Text is expected to be redacted already. */
export interface IssueInput {
  id: string | number;
  title?: string | null;
  text?: string | null;
  /** ISO 8601 or the common Chinese spellings `2026/1/5 8:03:01`, `2026年1月5日`; without zone it is Beijing time. */
  published_at?: string | null;
  region?: string | null;
  /** Interactions: a number (likes) or counts by kind. */
  engagement?: number | Engagement | null;
  source?: string | null;
  platform?: string | null;
  author_type?: string | null;
  polarity?: string | null;
  /** Intent of the record; 咨询 is a question. A record without intent counts as a complaint. */
  intent?: string | null;
}

/** A record as mining stores it: no text beyond an excerpt for the label. */
export interface MinedRecord {
  id: string;
  /** Recognises the same version of the record again. */
  version_hash: number;
  /** Equal for the same wording filed twice. */
  text_hash: number;
  excerpt: string;
  /** Milliseconds since 1970, NaN when the record carries no readable time. */
  time: number;
  places: string[];
  source: string;
  item_heat: number;
  /** 1 negative, 0 other, -1 unknown. */
  negative: -1 | 0 | 1;
  /** A question: it joins an issue, but questions alone make none. */
  asks: boolean;
  shingles: Shingles;
}

/** Turns an input record into the features that mining works on. Pure; never throws on odd texts. */
export function toMinedRecord(input: IssueInput): MinedRecord {
  return minedWithFacts(input, { company: '', marks: [], version_hash: versionHash(input) });
}

/** Facts about a record beside its own fields. */
interface KnownFacts {
  /**
   * Name of its company, '' for none. The name leaves the words: the company is a mark, and as words it would draw in
   * whoever shares an ending with it (建材贸易有限公司).
   */
  company: string;
  marks: readonly string[];
  version_hash: number;
}

/** The same with what the caller knows beside the text. */
export function minedWithFacts(input: IssueInput, known: KnownFacts): MinedRecord {
  const title = asText(input.title);
  const text = asText(input.text);
  const unnamed = (part: string) => (known.company === '' ? part : part.replaceAll(known.company, ' '));
  const body = wording(foldText(text));
  const region = asText(input.region).trim();
  return {
    id: String(input.id),
    version_hash: known.version_hash,
    text_hash: contentHash(body.length >= 16 ? body : wording(foldText(title)) + body),
    excerpt: excerptOf(title, text),
    time: parseTime(input.published_at),
    places: region === '' ? placesIn(`${title} ${text.slice(0, 200)}`) : [region],
    source: asText(input.source).trim() || 'unknown',
    item_heat: itemHeat(input.engagement, input.platform, input.author_type),
    asks: input.intent === '咨询',
    negative:
      input.polarity === undefined || input.polarity === null ? -1 : /^(neg|负)/.test(String(input.polarity)) ? 1 : 0,
    shingles: shingle(unnamed(title), unnamed(text), known.marks)
  };
}

/** Tells whether a record is the same version as before, without the cost of its features. */
export function versionHash(input: IssueInput): number {
  return contentHash(
    JSON.stringify([
      asText(input.title),
      asText(input.text),
      input.published_at,
      asText(input.region).trim(),
      input.engagement,
      input.source,
      input.platform,
      input.author_type,
      input.polarity,
      input.intent ?? undefined
    ])
  );
}

const TIME =
  /^\s*(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]*(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?\s*$/;

/** @returns milliseconds since 1970; NaN when the value is absent or not a calendar time */
export function parseTime(value: string | null | undefined): number {
  const parts = TIME.exec(typeof value === 'string' ? value : '');
  if (!parts) return Number.NaN;
  const [year, month, day, hour, minute, second] = parts.slice(1, 7).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number
  ];
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || hour > 24 || minute > 59 || second > 60)
    return Number.NaN;
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 - zoneOffset(parts[7]);
}

function zoneOffset(zone: string | undefined): number {
  if (zone === undefined) return 8 * 3_600_000;
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return (zone.startsWith('-') ? -minutes : minutes) * 60_000;
}

/** A time as Beijing calendar text, `YYYY-MM-DD HH:mm:ss`; null for NaN. */
export function formatTime(time: number): string | null {
  return Number.isNaN(time) ? null : new Date(time + 8 * 3_600_000).toISOString().slice(0, 19).replace('T', ' ');
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : value === null || value === undefined ? '' : String(value);
}
