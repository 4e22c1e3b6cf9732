/**
 * The journal of landing, `runs/landing.jsonl`: one line for everything that happened to a batch, each line chained to
 * the one before. It knows batches whose folder is gone, which the folders alone cannot tell.
 */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { LandingLine } from '#lib/contracts/state/landing-line.ts';
import { readStateFile, writeStateFile, writeStateJson } from '#lib/state/state-file.server.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

export type NewLine = Omit<LandingLine, 'chain'>;

const START = '';
/** Beside the journal: how many lines it had at the end of a run, and the chain of the last. */
const HEAD_FILE = 'landing-head.json';
const Head = z.object({ lines: z.number(), chain: z.string() });

export class LandingJournal {
  /**
   * Number of the first line that does not follow from the one before, or that is gone though a run ended with it; null
   * while the chain holds.
   */
  readonly brokenAt: number | null;
  private chain: string;
  private lines: number;
  private readonly byBatch = new Map<number, LandingLine[]>();

  private constructor(
    private readonly path: string,
    lines: LandingLine[],
    brokenAt: number | null
  ) {
    this.brokenAt = brokenAt;
    this.chain = lines.at(-1)?.chain ?? START;
    this.lines = lines.length;
    for (const line of lines) this.keep(line);
  }

  /**
   * Reads the journal. A last line that a power cut left half-written is cut off when `mend` is true, which needs the
   * lock; every other line that cannot be read breaks the chain and is passed over.
   */
  static open(folder: Pick<StateFolder, 'runs'>, mend: boolean): LandingJournal {
    const path = join(folder.runs, 'landing.jsonl');
    const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (mend && whole.length < text.length) writeStateFile(path, whole);
    const lines: LandingLine[] = [];
    let brokenAt: number | null = null;
    let before = START;
    for (const [index, raw] of whole.split('\n').entries()) {
      if (raw === '') continue;
      const line = parse(raw);
      if (!line || chainOf(before, line) !== line.chain) brokenAt ??= index + 1;
      if (!line) continue;
      lines.push(line);
      before = line.chain;
    }
    const head = readStateFile(join(folder.runs, HEAD_FILE), Head);
    if (head && lines[head.lines - 1]?.chain !== head.chain) brokenAt ??= Math.min(head.lines, lines.length + 1);
    return new LandingJournal(path, lines, brokenAt);
  }

  /** Notes the present end, so that lines cut off later are missed. A broken journal keeps its former note. */
  noteHead(): void {
    const path = join(dirname(this.path), HEAD_FILE);
    const head = { lines: this.lines, chain: this.chain };
    if (this.brokenAt === null && this.lines > 0 && readStateFile(path, Head)?.chain !== head.chain)
      writeStateJson(path, head);
  }

  /** The highest number that a batch ever had; 0 before the first. */
  get lastBatchNo(): number {
    return Math.max(0, ...this.byBatch.keys());
  }

  /** Number of lines that tell of a batch that was rewritten, taken back or removed after it had landed. */
  get changes(): number {
    return [...this.byBatch.values()].flat().filter(({ event }) => event !== 'landed' && event !== 'found').length;
  }

  /** The last line of each batch that must be there, by number. */
  standing(): LandingLine[] {
    return [...this.byBatch.values()]
      .map((lines) => lines.at(-1)!)
      .filter(({ event }) => event !== 'removed')
      .sort((a, b) => a.batch_no - b.batch_no);
  }

  /** Everything about one batch, oldest first. */
  linesOf(batchNo: number): readonly LandingLine[] {
    return this.byBatch.get(batchNo) ?? [];
  }

  /** Adds lines; they are on the disk when this returns. */
  append(...bodies: NewLine[]): void {
    let chain = this.chain;
    const lines = bodies.map((body): LandingLine => ({ ...body, chain: (chain = chainOf(chain, body)) }));
    const handle = openSync(this.path, 'a', 0o600);
    try {
      writeSync(handle, lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    this.chain = chain;
    this.lines += lines.length;
    for (const line of lines) this.keep(line);
  }

  private keep(line: LandingLine): void {
    const lines = this.byBatch.get(line.batch_no);
    if (lines) lines.push(line);
    else this.byBatch.set(line.batch_no, [line]);
  }
}

function parse(raw: string): LandingLine | null {
  try {
    return LandingLine.parse(JSON.parse(raw));
  } catch {
    return null;
  }
}

/** Fields in a fixed order, so that a line has one hash however it was made. */
function chainOf(before: string, line: NewLine): string {
  const body = [
    ...[line.batch_no, line.record, line.source, line.source_file, line.is_shipped, line.folder, line.event],
    ...[line.row_count, line.rows_sha256, line.rows_bytes, line.manifest_sha256, line.at]
  ];
  return createHash('sha256')
    .update(`${before}\n${JSON.stringify(body)}`)
    .digest('hex');
}
