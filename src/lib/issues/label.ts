/** Labels fit a table cell. */
export const LABEL_CHARS = 20;
const EXCERPT_CHARS = 48;
/** A shorter clause names a speaker or a mood, not a matter. */
const SHORTEST_CLAUSE = 6;

const OPENING = /^(?:(?:再次|强烈|坚决|请求|请|希望|建议|关于|反映|投诉|举报|咨询|询问|请问|对于|质疑|呼吁)+(?:一下)?[:,:,、 ]*)+/u;
const CLOSING = /(?:等?的?(?:相关)?(?:问题|投诉|咨询|建议|情况|诉求|反映))?[??!!。..…~,, ]*$/u;

/**
 * The line that stands for a record in a label: its title, or the first sentence when it has none. Long digit runs are masked,
 * because a label travels further than a text.
 */
export function excerptOf(title: string, text: string): string {
  const line = title.trim() !== '' ? title : (/[^\s。!?!?;;\n]+/u.exec(text.slice(0, 400))?.[0] ?? '');
  const clean = line.replace(/\s+/gu, ' ').replace(/[0-90-9]{7,}/gu, '○').trim();
  return Array.from(clean.slice(0, 2 * EXCERPT_CHARS)).slice(0, EXCERPT_CHARS).join('');
}

/**
 * A label in the issue's own words: the line that shares most with the others, without its opening and closing formulas.
 * @param lines excerpts of distinct members; order decides ties
 * @returns at most {@link LABEL_CHARS} characters; empty only when every line is empty
 */
export function labelOf(lines: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const line of lines) for (const pair of new Set(pairsOf(trimFormulas(line)))) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let best = '';
  let bestScore = -1;
  for (const clause of lines.flatMap(clausesOf)) {
    const candidate = shorten(trimFormulas(clause), counts);
    const pairs = new Set(pairsOf(candidate));
    let score = 0;
    for (const pair of pairs) score += (counts.get(pair) ?? 0) - 1;
    // The root keeps long lines from winning by length alone; a very short line names too little.
    score = (score + 0.1) / Math.sqrt(Math.max(8, pairs.size));
    if (candidate !== '' && score > bestScore) {
      bestScore = score;
      best = candidate;
    }
  }
  return best;
}

/** Who speaks and how urgent it is (急：, 瓦工来电：) stands before a colon; whole clauses read as words, cut ones do not. */
function clausesOf(line: string): string[] {
  const clauses = line.split(/[:：,，。;；!！?？(（]/u).map((clause) => clause.trim()).filter((clause) => Array.from(clause).length >= SHORTEST_CLAUSE);
  return clauses.length > 0 ? clauses : [line];
}

function trimFormulas(line: string): string {
  const trimmed = line.replace(OPENING, '').replace(CLOSING, '').trim();
  return trimmed.length >= 4 ? trimmed : line.trim();
}

/** The window of whole words, at most LABEL_CHARS long, that shares most with the other lines. */
function shorten(line: string, counts: ReadonlyMap<string, number>): string {
  if (line.length <= LABEL_CHARS) return line;
  const words = Array.from(segmenter().segment(line), (part) => part.segment);
  let best = '';
  let bestScore = -1;
  for (let from = 0; from < words.length; from++) {
    let window = '';
    for (let to = from; to < words.length && (window + words[to]!).length <= LABEL_CHARS; to++) window += words[to]!;
    const cut = window.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N})》”"]+$/gu, '');
    const score = pairsOf(cut).reduce((sum, pair) => sum + (counts.get(pair) ?? 0), 0);
    if (score > bestScore) {
      bestScore = score;
      best = cut;
    }
  }
  return best === '' ? Array.from(line.slice(0, LABEL_CHARS)).join('') : best;
}

function pairsOf(line: string): string[] {
  const pairs: string[] = [];
  for (let index = 0; index + 2 <= line.length; index++) pairs.push(line.slice(index, index + 2));
  return pairs;
}

let shared: Intl.Segmenter | undefined;
/** Built once on first use: constructing a segmenter loads its dictionary. */
function segmenter(): Intl.Segmenter {
  return (shared ??= new Intl.Segmenter('zh', { granularity: 'word' }));
}
