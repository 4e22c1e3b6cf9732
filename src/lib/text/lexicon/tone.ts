import { INTENTS, type Intent } from './lexicon.ts';
import type { Findings } from './topics.ts';

export type Polarity = 'negative' | 'neutral' | 'positive';

export interface Tone {
  polarity: Polarity;
  /** −1 (negative) to 1 (positive). */
  score: number;
}

const NEUTRAL_BAND = 0.12;
/** A negation or degree word reaches this many characters ahead. */
const REACH = 3;

/**
 * Polarity of a text of a source with its intent (`findIntent`): by words of feeling, each turned by a negation and
 * scaled by a degree word right before it. The longest word at a place counts; where none is found the text is neutral.
 */
export function findTone(findings: Findings, source: string, intent: string): Tone {
  const tone = feelingOf(findings);
  return REQUEST_SOURCES.has(source) ? toneOfRequest(findings, tone, intent) : tone;
}

/** A title that says that the letter thanks. */
const THANKING_TITLE = /感谢信|感恩|表扬|致谢|点赞|^感谢|锦旗/;

const least = (score: number): number => Math.min(score, -2 * NEUTRAL_BAND);

/**
 * Whoever writes to an office is polite and complains: politeness is no praise, and a request about something that went
 * wrong is negative however it is worded. A question or a suggestion without a complaint is neutral. Only thanks without
 * a complaint are positive.
 */
function toneOfRequest({ hits, text }: Findings, tone: Tone, intent: string): Tone {
  const complaints = mannersIn(hits, text, 'complaint');
  const thanks = mannersIn(hits, text, 'thanks');
  if (complaints <= 1 && (thanks >= 2 || (thanks > 0 && THANKING_TITLE.test(titleOf(text)))))
    return { polarity: 'positive', score: Math.max(tone.score, 2 * NEUTRAL_BAND) };
  const isComplaint = complaints > 0 && intent !== '咨询';
  if (thanks > 0 && !isComplaint && tone.score > NEUTRAL_BAND && intent !== '咨询') return tone;
  if (isComplaint || (intent === '诉求' && tone.score < -NEUTRAL_BAND))
    return { polarity: 'negative', score: least(tone.score) };
  return { polarity: 'neutral', score: 0 };
}

function feelingOf({ hits, text }: Findings): Tone {
  const polite = new Set(
    hits.flatMap(({ meaning, start }) => (meaning.kind === 'manner' && meaning.manner === 'courtesy' ? [start] : []))
  );
  const words = longestAtEachPlace(
    hits.filter(
      (hit) => hit.meaning.kind === 'polarity' || hit.meaning.kind === 'negation' || hit.meaning.kind === 'degree'
    )
  );
  let sum = 0;
  let mass = 0;
  words.forEach(({ meaning, start }, i) => {
    if (meaning.kind !== 'polarity' || polite.has(meaning.weight > 0 ? start : start - 1) || namesPlace(text, start))
      return;
    let weight = meaning.weight;
    let from = start;
    for (let before = i - 1; before >= 0; before--) {
      const other = words[before] as (typeof words)[number];
      if (from - other.end > REACH || other.meaning.kind === 'polarity') break;
      if (other.meaning.kind === 'negation') weight = -0.7 * weight;
      if (other.meaning.kind === 'degree') weight *= other.meaning.factor;
      from = other.start;
    }
    sum += weight;
    mass += Math.abs(weight);
  });
  const score = mass === 0 ? 0 : sum / (mass + 1);
  return { polarity: score > NEUTRAL_BAND ? 'positive' : score < -NEUTRAL_BAND ? 'negative' : 'neutral', score };
}

type Hit = Findings['hits'][number];

function longestAtEachPlace(hits: Hit[]): Hit[] {
  const sorted = [...hits].sort((a, b) => a.start - b.start || b.end - a.end);
  const kept: Hit[] = [];
  let covered = 0;
  for (const hit of sorted) {
    if (hit.start < covered) continue;
    kept.push(hit);
    covered = hit.end;
  }
  return kept;
}

/** Sources whose records are requests unless they say otherwise. */
const REQUEST_SOURCES = new Set(['petitions', 'visits']);

/** Intent of the author: 诉求, 咨询, 新闻, 宣传 or 其他; a news item about arrears is no request. */
export function findIntent({ hits, text }: Findings, source: string): Intent | '其他' {
  const distinct = new Map<Intent, Set<number>>(INTENTS.map((intent) => [intent, new Set()]));
  for (const { meaning, start, end } of hits) {
    if (meaning.kind === 'intent' && !namesPlace(text, start))
      distinct.get(meaning.intent)?.add(hashOf(text, start, end));
  }
  const count = (intent: Intent): number => distinct.get(intent)?.size ?? 0;
  const question = /[?？吗呢]\s*$/.test(text) || text.includes('?') ? 1 : 0;
  const wish = count('诉求');
  const ask = count('咨询') + question;
  const news = count('新闻');
  const campaign = count('宣传');
  if (REQUEST_SOURCES.has(source)) {
    if (campaign >= 3 && wish === 0) return '宣传';
    if (news >= 3 && wish === 0 && ask === 0) return '新闻';
    const complaints = mannersIn(hits, text, 'complaint');
    const isAsked = complaints <= 1 && wish === 0 && ask >= 2 && ASKING_TITLE.test(titleOf(text));
    if (complaints > 0 && !isAsked) return '诉求';
    return ask > wish + 1 && ask >= 2 ? '咨询' : wish > 0 ? '诉求' : ask > 0 ? '咨询' : '诉求';
  }
  const best = Math.max(wish, ask, news, campaign);
  if (best === 0) return '其他';
  if (campaign === best && campaign >= 2) return '宣传';
  if (isReport(text, news, wish)) return '新闻';
  if (news === best && news >= 2) return '新闻';
  if (ask === best && ask > wish) return '咨询';
  if (wish > 0) return '诉求';
  return ask > 0 ? '咨询' : news > 0 ? '新闻' : '宣传';
}

/** A title that asks. */
const ASKING_TITLE =
  /咨询|请问|问一下|怎么|如何|是否|能否|能不能|可以.{0,6}吗|什么时候|何时|多少|哪里|吗[?]?$|[?]$|政策|时间/;

function titleOf(text: string): string {
  return text.slice(0, Math.max(0, text.indexOf('\n')));
}

/** Where one complains is no complaint: 请问投诉电话是多少. */
const PLACE_OF_COMPLAINT = /^(?:投诉|举报)(?:电话|热线|方式|渠道|平台|信箱|中心)/;

function namesPlace(text: string, start: number): boolean {
  return PLACE_OF_COMPLAINT.test(text.slice(start, start + 4));
}

/** Different words of a manner. Whoever has been wronged asks, too, and wants it mended: a complaint outweighs questions. */
function mannersIn(hits: Findings['hits'], text: string, manner: 'complaint' | 'thanks'): number {
  const words = new Set<number>();
  for (const { meaning, start, end } of hits)
    if (meaning.kind === 'manner' && meaning.manner === manner && !namesPlace(text, start))
      words.add(hashOf(text, start, end));
  return words.size;
}

/** Words of the trade: who writes them reports, whatever is told. */
const PRESS = /^[^。，,]{2,6}丨|记者|获悉|据悉|本报讯|本台|通讯员|采访中|责编|责任编辑|新闻链接|一图读懂|典型案例/;
const FIRST_PERSON = /[我俺咱]|本人/;
const QUOTED = /[“"「][^”"」]*[”"」]/g;

/**
 * A report on a complaint is none: it speaks of others (要求企业限期整改, 追回工资), the first person stands in quotations only.
 */
function isReport(text: string, news: number, wish: number): boolean {
  const isTold = news >= 1 && news >= wish;
  return (isTold || PRESS.test(text)) && !FIRST_PERSON.test(text.replace(QUOTED, ''));
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let i = start; i < end; i++) hash = Math.imul(hash, 31) + text.charCodeAt(i);
  return hash;
}
