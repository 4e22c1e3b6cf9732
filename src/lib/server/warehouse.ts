import { QueryError } from '#lib/domain/errors.ts';
import { DuckDBInstance, type DuckDBConnection, type DuckDBPreparedStatement } from '@duckdb/node-api';
import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { Answers } from './answers.ts';
import { attachWhole, createScoped, useScope, useWhole, type ScopeTexts } from './scoped-catalogue.ts';

/** One connection with the statements it has prepared. */
export interface Session {
  connection: DuckDBConnection;
  statements: Map<string, DuckDBPreparedStatement>;
  /** Shared by all sessions of the generation that read the same scope. */
  answers: Answers;
}

interface HeldSession extends Session {
  /** The unit whose rows the connection shows; `/` is the whole file. */
  scope_path: string;
}

/** The view of a reader without a unit of their own. */
export const EVERYTHING = '/';

interface Generation {
  stamp: string;
  instance: DuckDBInstance;
  idle: HeldSession[];
  readers: number;
  isRetired: boolean;
  answers: Map<string, Answers>;
  /** The catalogue of readers with a unit, made for the first of them. */
  scoped: Promise<void> | undefined;
}

/** Sessions that wait for the next reader, over all units, and units whose answers are kept. */
const MOST_IDLE = 12;
const MOST_UNITS = 12;
/** Rows of answers kept for one unit; the whole file keeps more, since everybody at the province asks it. */
const UNIT_ROWS = 10_000;

/**
 * The published DuckDB file, opened read-only and opened anew when a publication replaces it.
 * A reader keeps the generation it began with until it is done; the old file is closed when its last reader leaves,
 * so a publication never breaks a page and leaves no handle behind (design invariant 1).
 */
export class Warehouse {
  private current: Promise<Generation> | undefined;
  private currentStamp = '';

  /** @param scopeTexts `sql/scope`, where readers may have a unit of their own; without it everybody reads all */
  constructor(
    private readonly path: string,
    private readonly memoryLimit = '1GB',
    private readonly scopeTexts: ScopeTexts | null = null
  ) {}

  /** Runs `use` with a session of the newest generation. Throws QueryError when nothing is published yet. */
  async read<T>(use: (session: Session) => Promise<T>, scopePath = EVERYTHING): Promise<T> {
    const generation = await this.enter();
    try {
      const at = generation.idle.findLastIndex((session) => session.scope_path === scopePath);
      const session = at >= 0 ? generation.idle.splice(at, 1)[0]! : await this.openSession(generation, scopePath);
      const result = await use(session).catch((error: unknown) => {
        closeSession(session);
        throw error;
      });
      generation.idle.push(session);
      if (generation.idle.length > MOST_IDLE) closeSession(generation.idle.shift()!);
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
    const texts = this.scopeTexts;
    const settings = { memory_limit: this.memoryLimit, threads: String(threadsFor(availableParallelism())) };
    const instance = texts
      ? await DuckDBInstance.create(':memory:', settings)
      : await DuckDBInstance.create(this.path, { ...settings, access_mode: 'READ_ONLY' });
    if (texts) await onConnection(instance, (connection) => attachWhole(connection, this.path, texts));
    return { stamp, instance, idle: [], readers: 0, isRetired: false, answers: new Map(), scoped: undefined };
  }

  private async openSession(generation: Generation, scope_path: string): Promise<HeldSession> {
    const texts = this.scopeTexts;
    const connection = await generation.instance.connect();
    if (scope_path !== EVERYTHING) {
      if (!texts) throw new Error('this warehouse was opened without scopes');
      generation.scoped ??= onConnection(generation.instance, (made) => createScoped(made, texts));
      await generation.scoped;
      await useScope(connection, scope_path, texts);
    } else if (texts) await useWhole(connection, texts);
    return { connection, statements: new Map(), answers: answersOf(generation, scope_path), scope_path };
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

/**
 * Cores for one query. Pages ask many small questions, several at once: handing each to every core costs up to twice the
 * work and leaves none for the others.
 */
function threadsFor(cores: number): number {
  return Math.max(1, Math.floor(cores / 2));
}

async function onConnection(instance: DuckDBInstance, act: (connection: DuckDBConnection) => Promise<void>) {
  const connection = await instance.connect();
  await act(connection).finally(() => connection.closeSync());
}

/** An answer to readers of one unit is never given to those of another. */
function answersOf({ answers }: Generation, scopePath: string): Answers {
  let known = answers.get(scopePath);
  known ??= new Answers(scopePath === EVERYTHING ? undefined : UNIT_ROWS);
  answers.delete(scopePath);
  answers.set(scopePath, known);
  const oldest = [...answers.keys()].find((path) => path !== EVERYTHING && path !== scopePath);
  if (answers.size > MOST_UNITS && oldest !== undefined) answers.delete(oldest);
  return known;
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
