import { QueryError } from '#lib/domain/errors.ts';
import { DuckDBInstance, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { statSync } from 'node:fs';
import { Answers } from './answers.ts';

/** One connection with the statements it has prepared. */
export interface Session {
  connection: DuckDBConnection;
  statements: Map<string, DuckDBPreparedStatement>;
  /** Shared by all sessions of the generation. */
  answers: Answers;
}

interface Generation {
  stamp: string;
  instance: DuckDBInstance;
  idle: Session[];
  readers: number;
  isRetired: boolean;
  answers: Answers;
}

/**
 * The published DuckDB file, opened read-only and opened anew when a publication replaces it.
 * A reader keeps the generation it began with until it is done; the old file is closed when its last reader leaves,
 * so a publication never breaks a page and leaves no handle behind (design invariant 1).
 */
export class Warehouse {
  private current: Promise<Generation> | undefined;
  private currentStamp = '';

  constructor(
    private readonly path: string,
    private readonly memoryLimit = '1GB'
  ) {}

  /** Runs `use` with a session of the newest generation. Throws QueryError when nothing is published yet. */
  async read<T>(use: (session: Session) => Promise<T>): Promise<T> {
    const generation = await this.enter();
    try {
      const session = generation.idle.pop() ?? {
        connection: await generation.instance.connect(),
        statements: new Map(),
        answers: generation.answers
      };
      const result = await use(session).catch((error: unknown) => {
        closeSession(session);
        throw error;
      });
      generation.idle.push(session);
      return result;
    } finally {
      generation.readers--;
      closeWhenUnused(generation);
    }
  }

  /** Closes everything; for a clean stop and for tests. */
  async close(): Promise<void> {
    const generation = await this.current?.catch(() => undefined);
    this.current = undefined;
    this.currentStamp = '';
    if (generation) retire(generation);
  }

  private async enter(): Promise<Generation> {
    const stamp = this.stampOfFile();
    if (stamp !== this.currentStamp || !this.current) {
      const previous = this.current;
      this.currentStamp = stamp;
      this.current = this.open(stamp);
      previous?.then(retire, () => undefined);
    }
    const opening = this.current;
    try {
      const generation = await opening;
      // Retired while this reader waited for it to open: take the newer one.
      if (generation.isRetired) return this.enter();
      generation.readers++;
      return generation;
    } catch (cause) {
      if (this.current === opening) {
        this.current = undefined;
        this.currentStamp = '';
      }
      throw new QueryError('QUERY_FAILED', '数据文件无法打开', '请系统管理员查看最近一次发布，必要时退回上一版', {
        cause
      });
    }
  }

  private async open(stamp: string): Promise<Generation> {
    const instance = await DuckDBInstance.create(this.path, {
      access_mode: 'READ_ONLY',
      memory_limit: this.memoryLimit
    });
    return { stamp, instance, idle: [], readers: 0, isRetired: false, answers: new Answers() };
  }

  private stampOfFile(): string {
    try {
      const { ino, size, mtimeMs } = statSync(this.path);
      return `${ino}:${size}:${mtimeMs}`;
    } catch (cause) {
      throw new QueryError('WAREHOUSE_MISSING', '还没有发布过数据', '到「报送」页拖入数据文件，核对后入库', { cause });
    }
  }
}

function retire(generation: Generation): void {
  generation.isRetired = true;
  closeWhenUnused(generation);
}

function closeWhenUnused(generation: Generation): void {
  if (!generation.isRetired || generation.readers > 0) return;
  for (const session of generation.idle.splice(0)) closeSession(session);
  generation.instance.closeSync();
}

function closeSession(session: Session): void {
  for (const statement of session.statements.values()) statement.destroySync();
  session.statements.clear();
  session.connection.closeSync();
}
