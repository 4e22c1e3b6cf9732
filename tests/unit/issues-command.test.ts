import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { EXIT } from '#pipelines/commands/command.ts';
import { command as mineIssues } from '#pipelines/commands/mine-issues.ts';
import { syntheticMessages } from '../bench/issues-synthetic.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'issues-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const PIECE = 1 << 20;

interface Result {
  code: number;
  out: { id: string | number | null; issue_id: string | null; reason?: string }[];
  err: string;
}

/** As a pipe gives it. */
function* pieces(input: string): Generator<string> {
  for (let at = 0; at < input.length; at += PIECE) yield input.slice(at, at + PIECE);
}

async function call(input: string, values: Record<string, string> = {}): Promise<Result> {
  const written = { out: '', err: '' };
  const sink = (key: 'out' | 'err') =>
    new Writable({
      write(chunk, _, done) {
        written[key] += String(chunk);
        done();
      }
    });
  const code = await mineIssues.run([], values, {
    stdin: Readable.from(pieces(input)),
    stdout: sink('out'),
    stderr: sink('err'),
    signal: new AbortController().signal
  });
  return {
    code,
    out: written.out
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    err: written.err
  };
}

const messages = syntheticMessages(300, 5);
const jsonl = (records: readonly unknown[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('');

describe('mine-issues', () => {
  it('answers every line in order and writes the issues by heat', async () => {
    const file = path.join(folder, 'issues.jsonl');
    const { code, out } = await call(jsonl(messages), { issues: file });
    expect(code).toBe(EXIT.ok);
    expect(out.map((line) => line.id)).toEqual(messages.map((message) => message.id));
    const rows = readFileSync(file, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { issue_id: string; heat: number; size: number });
    expect(rows.map((row) => row.heat)).toEqual(rows.map((row) => row.heat).sort((left, right) => right - left));
    for (const row of rows) expect(out.filter((line) => line.issue_id === row.issue_id)).toHaveLength(row.size);
  });

  it('gives bad lines a reason, in their place, and goes on', async () => {
    const { code, out } = await call(`{"id":"a","text":"x"}\n{broken\n[1]\n{"text":"no id"}\n{"id":7}\n`);
    expect(code).toBe(EXIT.problems);
    expect(out.map((line) => [line.id, line.issue_id, line.reason !== undefined])).toEqual([
      ['a', null, false],
      [null, null, true],
      [null, null, true],
      [null, null, true],
      [7, null, false]
    ]);
  });

  it('gives a line that would fill the memory a reason and goes on', async () => {
    const { out } = await call(`{"id":"a","text":"x"}\n${'a'.repeat(66 * 1024 * 1024)}\n{"id":"b","text":"y"}\n`);
    expect(out).toMatchObject([{ id: 'a' }, { id: null, reason: '第 2 条：一行超过 64 MB' }, { id: 'b' }]);
  });

  it('remembers issues in the ledger: same input, same bytes; a later day keeps the ids', async () => {
    const ledger = path.join(folder, 'ledger');
    const first = await call(jsonl(messages.slice(0, 250)), { ledger });
    const bytes = readFileSync(path.join(ledger, 'issues.ledger'));
    const again = await call(jsonl(messages.slice(0, 250)), { ledger });
    expect(again.out).toEqual(first.out);
    expect(readFileSync(path.join(ledger, 'issues.ledger')).equals(bytes)).toBe(true);
    const day = await call(jsonl(messages.slice(250)), { ledger });
    expect(day.out).toHaveLength(50);
    const known = new Set(first.out.map((line) => line.issue_id));
    expect(day.out.some((line) => line.issue_id !== null && known.has(line.issue_id))).toBe(true);
    expect(existsSync(path.join(ledger, 'issues.lock'))).toBe(false);
  });

  it('leaves a damaged ledger as it is and says what to do', async () => {
    const file = path.join(folder, 'issues.ledger');
    writeFileSync(file, 'not a ledger');
    await expect(call(jsonl(messages.slice(0, 3)), { ledger: folder })).rejects.toThrow(/台账无法读取/);
    expect(readFileSync(file, 'utf8')).toBe('not a ledger');
  });

  it('waits for nobody: a ledger in use is reported as busy, one left by a dead process is taken over', async () => {
    const lock = path.join(folder, 'issues.lock');
    writeFileSync(lock, String(process.ppid));
    expect((await call(jsonl(messages.slice(0, 3)), { ledger: folder })).code).toBe(EXIT.busy);
    writeFileSync(lock, '999999999');
    expect((await call(jsonl(messages.slice(0, 3)), { ledger: folder })).code).toBe(EXIT.ok);
  });

  it('takes empty input as an empty answer', async () => {
    expect(await call('')).toMatchObject({ code: EXIT.ok, out: [] });
  });
});
