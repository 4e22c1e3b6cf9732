import { SourceError } from '#lib/domain/errors.ts';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** One thing for Spark to do; `name` is the name under which later statements read the result. */
export type SparkStep =
  | { do: 'register'; name: string; path: string; schema: string }
  | { do: 'select'; name: string; sql: string; path: string };

export interface SparkAnswer {
  name: string;
  seconds: number;
  error?: string;
}

/** How a driver is started. */
export interface SparkOptions {
  /** `spark://host:7077`, or `local[2]` for this process alone. */
  master: string;
  /** Python with pyspark. */
  python: string;
  /** Memory of one executor, e.g. `1g`. */
  memory: string;
  partitions: number;
}

/** A driver of Spark in a process of its own, which takes one step after another. */
export class SparkDriver {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #answers: AsyncIterator<string>;
  #errors = '';

  private constructor(child: ChildProcessWithoutNullStreams) {
    this.#child = child;
    this.#answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    child.stderr.setEncoding('utf8').on('data', (text: string) => (this.#errors = (this.#errors + text).slice(-4000)));
    // A driver that has gone is told by its missing answer.
    child.stdin.on('error', () => undefined);
  }

  /** Starts the driver and waits until its session is open. Throws SourceError where it does not come up. */
  static async start({ master, python, memory, partitions }: SparkOptions): Promise<SparkDriver> {
    const script = join(import.meta.dirname, 'driver.py');
    const args = [script, '--master', master, '--memory', memory, '--partitions', String(partitions)];
    const driver = new SparkDriver(
      spawn(python, args, { env: { ...process.env, PYSPARK_PYTHON: python, PYSPARK_DRIVER_PYTHON: python } })
    );
    driver.#child.on('error', (error) => (driver.#errors += error.message));
    await driver.#answer();
    return driver;
  }

  /** Runs a step; a statement that fails is an answer with `error`. Throws SourceError where the driver has gone. */
  async run(step: SparkStep): Promise<SparkAnswer> {
    this.#child.stdin.write(`${JSON.stringify(step)}\n`);
    return this.#answer();
  }

  async #answer(): Promise<SparkAnswer> {
    const line = await this.#answers.next();
    if (!line.done) return JSON.parse(line.value) as SparkAnswer;
    const detail = this.#errors.trim().split('\n').at(-1) ?? '';
    throw new SourceError(
      'SOURCE_UNREADABLE',
      `Spark 驱动进程没有应答：${detail} — 已写好的各步保留，已发布的数据不变`,
      '检查 Java 17、pyspark 4.2.0 和 --master 是否可用，再运行一次，从没有完成的一步继续'
    );
  }

  /** Ends the driver after its step in work. */
  async close(): Promise<void> {
    const isOver = this.#child.exitCode !== null || this.#child.signalCode !== null || this.#child.pid === undefined;
    const over = isOver ? undefined : once(this.#child, 'close');
    this.#child.stdin.end();
    await over;
  }
}
