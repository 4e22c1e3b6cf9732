/**
 * The query language of 检索: words, "phrases", AND/OR/NOT (与/或/非), brackets, near/n and fields (地区:榆林). Pure.
 *
 *     any  := all (或 all)*            all  := not (与? not)*
 *     not  := 非 not | near            near := item (near/n item)?
 *     item := ( any ) | field: value | "phrase" | word
 *
 * Words side by side mean 与. Operator words count only when they stand alone, so 参与 and 或者 inside a word stay letters.
 */
import { refusePersonalData } from './refuse.ts';
import { SearchProblem, type Span } from './problem.ts';
import { tokenize, type Token } from './tokens.ts';

export type TextNode = { kind: 'text'; text: string } & Span;
export type NearNode = { kind: 'near'; left: TextNode; right: TextNode; distance: number } & Span;
export type FieldNode = { kind: 'field'; name: string; values: ({ text: string } & Span)[] } & Span;
export type Node =
  | TextNode
  | NearNode
  | FieldNode
  | ({ kind: 'all' | 'any'; children: Node[] } & Span)
  | ({ kind: 'not'; child: Node } & Span);

/** A query of more parts than this is a list, not a question. */
const MOST_PARTS = 24;
const MOST_DEPTH = 12;
const OPERATOR_WORDS = { and: '与', or: '或', not: '非', near: '邻近' } as const;

/**
 * Reads a query; null when it is empty.
 * @throws SearchProblem pointing at the character, with what to write instead
 */
export function parseQuery(query: string): Node | null {
  refusePersonalData(query);
  const tokens = tokenize(query);
  if (tokens.length === 0) return null;
  const reader = new Reader(tokens, query.length);
  const node = reader.any(0);
  reader.end();
  return node;
}

class Reader {
  private at = 0;
  private parts = 0;

  constructor(
    private readonly tokens: Token[],
    private readonly length: number
  ) {}

  any(depth: number): Node {
    const children = [this.all(depth)];
    while (this.take('or')) children.push(this.all(depth));
    return group('any', children);
  }

  end(): void {
    const token = this.tokens[this.at];
    if (token) throw new SearchProblem('这个右括号没有对应的左括号', token, '删去它，或在前面补上左括号');
  }

  private all(depth: number): Node {
    const children = [this.not(depth)];
    for (;;) {
      const wanted = this.take('and') !== undefined;
      const next = this.tokens[this.at]?.kind;
      if (!wanted && (next === undefined || next === 'or' || next === 'close')) return group('all', children);
      children.push(this.not(depth));
    }
  }

  private not(depth: number): Node {
    const sign = this.take('not');
    if (!sign) return this.near(depth);
    if (depth >= MOST_DEPTH) throw tooDeep(sign);
    const child = this.not(depth + 1);
    return { kind: 'not', child, start: sign.start, end: child.end };
  }

  private near(depth: number): Node {
    const left = this.item(depth);
    const sign = this.take('near');
    if (!sign) return left;
    const right = this.item(depth);
    if (left.kind !== 'text' || right.kind !== 'text')
      throw new SearchProblem('邻近的两边只能是词或词组', sign, '如：工资 near/10 拖欠；字段和括号请用“与”相连');
    const again = this.tokens[this.at];
    if (again?.kind === 'near')
      throw new SearchProblem('一次只能说两个词相邻', again, '用“与”连成两段：甲 near 乙 与 乙 near 丙');
    return { kind: 'near', left, right, distance: sign.distance, start: left.start, end: right.end };
  }

  private item(depth: number): Node {
    const token = this.tokens[this.at];
    if (!token)
      throw new SearchProblem(
        '后面缺一个词',
        { start: Math.max(0, this.length - 1), end: this.length },
        '补上要找的词，或删去最后的连接词'
      );
    this.at++;
    if (++this.parts > MOST_PARTS) throw new SearchProblem(`一次最多 ${MOST_PARTS} 个词和条件`, token, '分成几次检索');
    if (token.kind === 'word' || token.kind === 'phrase')
      return { kind: 'text', text: token.text, start: token.start, end: token.end };
    if (token.kind === 'field') return this.field(token);
    if (token.kind === 'open') return this.brackets(token, depth);
    if (token.kind === 'close') throw new SearchProblem('括号前面缺一个词', token, '补上要找的词，或删去这个括号');
    throw new SearchProblem(
      `“${OPERATOR_WORDS[token.kind]}”的前面缺一个词`,
      token,
      '在两个词之间用连接词；要找这个字本身，请加引号'
    );
  }

  private brackets(open: Span, depth: number): Node {
    if (depth >= MOST_DEPTH) throw tooDeep(open);
    const inside = this.any(depth + 1);
    const close = this.take('close');
    if (!close) throw new SearchProblem('左括号没有结束', open, '在合适的地方补上右括号');
    return { ...inside, start: open.start, end: close.end };
  }

  /** 地区:榆林、延安 — several values mean any of them. */
  private field(token: { name: string } & Span): FieldNode {
    const values: ({ text: string } & Span)[] = [];
    for (;;) {
      const value = this.tokens[this.at];
      if (value?.kind !== 'word' && value?.kind !== 'phrase') break;
      this.at++;
      values.push({ text: value.text, start: value.start, end: value.end });
      const comma = this.tokens[this.at];
      const beyond = this.tokens[this.at + 1];
      // Only a sign that touches both sides lists values; a word of its own joins conditions.
      if (
        comma?.kind !== 'and' ||
        comma.end - comma.start !== 1 ||
        comma.start !== value.end ||
        beyond?.kind !== 'word' ||
        beyond.start !== comma.end
      )
        break;
      this.at++;
    }
    const last = values.at(-1);
    if (!last) throw new SearchProblem(`“${token.name}:”后面缺值`, token, '冒号后写要限定的内容，如 地区:榆林');
    return { kind: 'field', name: token.name, values, start: token.start, end: last.end };
  }

  private take<K extends Token['kind']>(kind: K): Extract<Token, { kind: K }> | undefined {
    const token = this.tokens[this.at];
    if (token?.kind !== kind) return undefined;
    this.at++;
    return token as Extract<Token, { kind: K }>;
  }
}

function group(kind: 'all' | 'any', children: Node[]): Node {
  const [first] = children;
  return children.length === 1 ? first! : { kind, children, start: first!.start, end: children.at(-1)!.end };
}

function tooDeep(span: Span): SearchProblem {
  return new SearchProblem(`括号和“非”最多套 ${MOST_DEPTH} 层`, span, '把检索式写得平一些');
}
