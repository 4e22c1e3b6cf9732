import type { DuckDBConnection } from '@duckdb/node-api';
import { rmSync } from 'node:fs';
import { openDuck, runSqlFile } from '#pipelines/duck/sql-file.ts';
import { registerCellFunctions } from '#pipelines/landing/cells/functions.ts';

/** Functions that the generated landing statements call; the filter comes first, since the others use it. */
const MACROS = [
  'landing/prefilter.gen.sql',
  'landing/nothing.gen.sql',
  'landing/macros.sql',
  'landing/pseudonym-macros.sql',
  'landing/identity-macros.sql'
];

/**
 * The private DuckDB in which files are landed, one after another. It is opened for the first, with the macros of the
 * generated statements: that takes as long as a small file itself. A file that failed takes it along, so that no file
 * suffers from another.
 */
export class LandingDuck {
  readonly #spillDir: string;
  #open: Awaited<ReturnType<typeof openDuck>> | undefined;

  #done = '';

  /** DuckDB may spill into `spillDir`, which holds nothing else and is gone after `close`. */
  constructor(spillDir: string) {
    this.#spillDir = spillDir;
    rmSync(spillDir, { recursive: true, force: true });
  }

  /**
   * Gives the connection to `work`, one at a time; the relations of the file are dropped afterwards. Throws what
   * `work` throws.
   */
  async use<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    try {
      const connection = await this.#connection();
      const result = await work(connection);
      await runSqlFile(connection, 'landing/forget-file.sql');
      return result;
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /**
   * Does `work` in this DuckDB unless it was done under the same name; what an earlier name of the same kind left is
   * replaced.
   */
  async once(name: string, work: () => Promise<void>): Promise<void> {
    if (this.#done === name) return;
    await work();
    this.#done = name;
  }

  close(): void {
    this.#open?.connection.closeSync();
    this.#open?.instance.closeSync();
    this.#open = undefined;
    this.#done = '';
    rmSync(this.#spillDir, { recursive: true, force: true });
  }

  async #connection(): Promise<DuckDBConnection> {
    if (!this.#open) {
      this.#open = await openDuck(':memory:', { spillDir: this.#spillDir });
      registerCellFunctions(this.#open.connection);
      for (const macros of MACROS) await runSqlFile(this.#open.connection, macros);
    }
    return this.#open.connection;
  }
}
