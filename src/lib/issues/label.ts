import { taggedWords } from '#lib/text/segment.ts';
import { foldText } from './fold.ts';
import { isFormula } from './grievance-words.ts';
import { nameSpans, type NameSpan } from './names.ts';
import { tellingPairs } from './shingles.ts';

/** Labels fit a table cell. */
export const LABEL_CHARS = 20;
const EXCERPT_CHARS = 48;
/** A shorter clause names a speaker or a mood, not a matter. */
const SHORTEST_CLAUSE = 6;

const OPENING =
  /^(?:(?:再次|强烈|坚决|请求|请|希望|建议|关于|反映|投诉|举报|咨询|询问|请问|对于|质疑|呼吁)+(?:一下)?[:,:,、 ]*)+/u;
const CLOSING = /(?:等?的?(?:相关)?(?:问题|投诉|咨询|建议|情况|诉求|反映))?[??!!。..…~,, ]*$/u;

/**
 * Punctuation, marks of redaction, and the words between who speaks and what is said (外卖骑手诉…, 多名代驾司机反映…), but not 投诉,
 * 诉求.
 */
const CLAUSE_END =
  /[:：,，。;；!！?？(（]|〔\p{Script=Han}+〕|(?<=\p{Script=Han}{2})(?:(?<![投申起上控胜败告倾公])诉(?![求讼苦说状人])|反映(?![后过了多无给到])|来信|来电|来访)(?=\p{Script=Han})/u;

/**
 * A question names a field (外卖配送最近有变化吗), a complaint says what is wrong (骑手超时罚款不合理): of the two the complaint is the
 * better name.
 */
const QUESTION = /[吗呢?？]$|怎么|什么|多久|多少|[去在]哪|哪[些个里儿]|找谁|求解答|的疑问|政策$|能办|能不能|咨询/u;
const QUESTION_WORTH = 0.4;

/** Particles that stand behind a name; they go with it. */
const LOOSE_HEAD = /^(?:[的在于与和及对、·\d一-]|旁边|附近|内|里|外|上|下|之|家|至|段|线(?=\p{Script=Han})|”|》)+/gu;
/** A house of a trade that is a matter of its own: of 蓝鸟KTV扰民 the name goes, the trade stays. */
const NAME_OF_TRADE = /(?<=^|[区县市镇路])(\p{Script=Han}{2,4})(KTV|ktv|驾校|网吧|诊所|饭店|宾馆|健身房)/gu;
/** The rest without the name must still be a clause. */
const SHORTEST_NAMED = 4;

/** A clause that had to be cut is a worse name than one that fits. */
const CUT_WORTH = 0.5;

/**
 * The line that stands for a record in a label: its title, or the first sentence when it has none. Long digit runs
 * are masked, because a label travels further than a text.
 */
export function excerptOf(title: string, text: string): string {
  const line = title.trim() !== '' ? title : (/[^\s。!?!?;;\n]+/u.exec(text.slice(0, 400))?.[0] ?? '');
  const clean = line
    .replace(/\s+/gu, ' ')
    .replace(/[0-90-9]{7,}/gu, '○')
    .trim();
  return Array.from(clean.slice(0, 2 * EXCERPT_CHARS))
    .slice(0, EXCERPT_CHARS)
    .join('');
}

/** How much a pair of characters tells one matter from others; pairs are numbers as in `shingles.ts`. */
export type Rarity = (pair: number) => number;

/**
 * A label in the issue's own words: the clause that shares most with the other lines, without opening and closing
 * formulas. What is shared counts by its rarity among all records, so that a clause of the matter wins over the words
 * that reports begin with (工会小组介绍, 走访中了解到): every issue has those.
 * @param lines excerpts of distinct members; order decides ties
 * @param rarityOf weight of a pair; without it all pairs count alike
 * @returns at most {@link LABEL_CHARS} characters; empty only when every line is empty
 */
export function labelOf(lines: readonly string[], rarityOf: Rarity = () => 1): string {
  const counts = new Map<number, number>();
  for (const line of lines)
    for (const pair of new Set(pairsOf(trimFormulas(line)))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  // The logarithm asks for a clause that is shared as a whole: a few words that stand everywhere do not carry one
  // that stands once.
  const worth: Rarity = (pair) => (Math.log(counts.get(pair) ?? 1) + 0.01) * rarityOf(pair);
  let best = '';
  let bestScore = -1;
  for (const clause of lines.flatMap(clausesOf)) {
    const whole = trimFormulas(withoutStrangers(trimFormulas(clause), lines));
    const candidate = shorten(whole, worth);
    const pairs = new Set(pairsOf(candidate));
    let score = 0;
    for (const pair of pairs) score += worth(pair);
    // The root keeps long lines from winning by length alone; a very short line names too little.
    score /= Math.sqrt(Math.max(8, pairs.size));
    if (QUESTION.test(clause)) score *= QUESTION_WORTH;
    if (candidate !== whole) score *= CUT_WORTH;
    if (candidate !== '' && score > bestScore) {
      bestScore = score;
      best = candidate;
    }
  }
  return best === '' ? best : best + companiesOf(best, lines);
}

/** Says of a label that names no company that it speaks of several. */
function companiesOf(label: string, lines: readonly string[]): string {
  if (companiesIn(label).length > 0) return '';
  const named = new Set(lines.flatMap(companiesIn));
  return named.size < 2 ? '' : `（多家企业）`;
}

function companiesIn(line: string): string[] {
  return namesIn(line).flatMap(({ kind, core }) => (kind === 'company' ? [core] : []));
}

/**
 * The clause behind the last name that fewer than half of the lines name; empty when no clause is left. A label
 * accuses nobody of what happened to others.
 */
function withoutStrangers(given: string, lines: readonly string[]): string {
  const clause = given.replace(NAME_OF_TRADE, (whole, core: string, trade: string) =>
    2 * lines.filter((line) => line.includes(core)).length < lines.length ? trade : whole
  );
  const strange = namesIn(clause).filter(
    ({ core }) => 2 * lines.filter((line) => line.includes(core)).length < lines.length
  );
  const last = strange.at(-1);
  if (!last) return clause;
  return clauseBehind(clause, last);
}

/** The clause behind a name; empty when that is no clause. */
function clauseBehind(clause: string, { to }: NameSpan): string {
  const rest = taggedWords(clause)
    .slice(to)
    .map(({ word }) => word)
    .join('')
    .replace(LOOSE_HEAD, '')
    .trim();
  return Array.from(rest).length >= SHORTEST_NAMED ? rest : '';
}

/**
 * Who speaks and how urgent it is (急：, 瓦工来电：) stands before a colon; whole clauses read as words, cut ones do not. A
 * mark of redaction ends a clause.
 */
function clausesOf(line: string): string[] {
  const clauses = line
    .split(CLAUSE_END)
    .map((clause) => clause.trim())
    .filter((clause) => Array.from(clause).length >= SHORTEST_CLAUSE);
  return clauses.length > 0 ? clauses : [line];
}

function trimFormulas(line: string): string {
  const trimmed = line.replace(OPENING, '').replace(CLOSING, '').trim();
  return trimmed.length >= 4 ? trimmed : line.trim();
}

/** The window of whole words, at most LABEL_CHARS long, that shares most with the other lines. */
function shorten(line: string, worth: Rarity): string {
  if (line.length <= LABEL_CHARS) return line;
  const words = Array.from(segmenter().segment(line), (part) => part.segment);
  let best = '';
  let bestScore = -1;
  for (let from = 0; from < words.length; from++) {
    let window = '';
    for (let to = from; to < words.length && (window + words[to]!).length <= LABEL_CHARS; to++) window += words[to]!;
    const cut = window.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})》”"]+$/gu, '');
    const score = pairsOf(cut).reduce((sum, pair) => sum + worth(pair), 0);
    if (score > bestScore) {
      bestScore = score;
      best = cut;
    }
  }
  return best === '' ? Array.from(line.slice(0, LABEL_CHARS)).join('') : best;
}

function pairsOf(line: string): number[] {
  return tellingPairs(foldText(line));
}

let shared: Intl.Segmenter | undefined;
/** Built once on first use: constructing a segmenter loads its dictionary. */
function segmenter(): Intl.Segmenter {
  return (shared ??= new Intl.Segmenter('zh', { granularity: 'word' }));
}

/** Names in a label or clause. */
export function namesIn(label: string): NameSpan[] {
  return nameSpans(taggedWords(label), isFormula);
}

/** The label without companies and sites, with the place that it is about; empty where nothing is left. */
export function plainLabel(label: string, place: string): string {
  const last = namesIn(label).findLast(({ kind }) => kind !== 'area');
  if (!last) return label;
  const rest = clauseBehind(label, last);
  return rest === '' || place === '' ? rest : `${rest}（${place}）`;
}
