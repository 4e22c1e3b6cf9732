/** One line of a JSONL stream: an object, or why it is none. Blank lines are skipped. */
export type JsonLine = { value: Record<string, unknown>; bytes: number } | { error: string; bytes: number };

/** A longer line is refused with a reason: one broken writer must not fill the memory. */
const LONGEST_LINE = 64 * 1024 * 1024;
const NEWLINE = 0x0a;

const decoder = new TextDecoder('utf-8');

/** Cuts a byte stream into JSON objects, in order; bad bytes become U+FFFD, so no line is lost to them. */
export async function* jsonLines(stream: AsyncIterable<Buffer | string>): AsyncGenerator<JsonLine> {
  for await (const line of byteLines(stream)) {
    const parsed = parseJsonLine(line);
    if (parsed) yield parsed;
  }
}

/** Parses one line; null for a blank one. */
export function parseJsonLine(line: Buffer | 'too long'): JsonLine | null {
  if (line === 'too long') return { error: `一行超过 ${LONGEST_LINE / 1024 / 1024} MB`, bytes: LONGEST_LINE };
  const text = decoder.decode(line).trim();
  if (text === '') return null;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { value: value as Record<string, unknown>, bytes: line.length };
    return { error: '不是 JSON 对象', bytes: line.length };
  } catch {
    return { error: '不是合法的 JSON', bytes: line.length };
  }
}

async function* byteLines(stream: AsyncIterable<Buffer | string>): AsyncGenerator<Buffer | 'too long'> {
  let pending: Buffer[] = [];
  let pendingLength = 0;
  for await (const piece of stream) {
    const chunk = typeof piece === 'string' ? Buffer.from(piece) : piece;
    let from = 0;
    for (let at = chunk.indexOf(NEWLINE); at >= 0; at = chunk.indexOf(NEWLINE, from)) {
      yield pendingLength > LONGEST_LINE
        ? 'too long'
        : pending.length === 0
          ? chunk.subarray(from, at)
          : Buffer.concat([...pending, chunk.subarray(from, at)]);
      pending = [];
      pendingLength = 0;
      from = at + 1;
    }
    const rest = chunk.subarray(from);
    pendingLength += rest.length;
    if (pendingLength > LONGEST_LINE) pending = [];
    else if (rest.length > 0) pending.push(rest);
  }
  if (pendingLength > LONGEST_LINE) yield 'too long';
  else if (pendingLength > 0) yield Buffer.concat(pending);
}
