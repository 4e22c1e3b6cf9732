import type { DuckDBConnection } from '@duckdb/node-api';
import type { Print } from '#lib/contracts/state/build-prints.ts';
import { dropStatement } from './ddl.ts';
import type { OrderedModel } from './model-order.ts';
import { contentOf, printOf } from './prints.ts';

/**
 * The relations of a build and what of the last published file still stands. A model is made again only when its text
 * or the content of something it reads has changed; content that comes out the same stops the change there. Relations
 * outside the file (raw, staging) have prints as well, since models read them.
 */
export class Standing {
  readonly #before: ReadonlyMap<string, Print>;
  readonly #inFile: ReadonlyMap<string, boolean>;
  readonly #now = new Map<string, Print>();
  readonly #made = new Set<string>();

  /** `before`: prints of the file that is carried over; `inFile`: its relations, and whether each is a view. */
  constructor(before: Record<string, Print> = {}, inFile: ReadonlyMap<string, boolean> = new Map()) {
    this.#before = new Map(Object.entries(before));
    this.#inFile = inFile;
  }

  /** Takes note of relations that are there before the first model. */
  note(prints: Iterable<readonly [string, Print]>): void {
    for (const [relation, print] of prints) this.#now.set(relation, print);
  }

  /** The origin of a model: its text and the content of all that it reads. */
  madeFrom(text: string, reads: readonly string[]): string {
    return printOf(text, ...reads.flatMap((relation) => [relation, this.#contentOf(relation)]));
  }

  /** The print of the last build where it was made from the same; it then counts for this build. */
  carry(relation: string, madeFrom: string): Print | undefined {
    const print = this.#before.get(relation);
    if (print?.made_from !== madeFrom) return undefined;
    this.#now.set(relation, print);
    return print;
  }

  /** Whether the model lies in the file as it would be made. */
  stands(model: OrderedModel): boolean {
    if (model.layer === 'staging' || this.#inFile.get(model.relation) !== model.isView) return false;
    return this.carry(model.relation, this.madeFrom(model.sql, model.reads)) !== undefined;
  }

  /** Removes what the file holds under the name of the model. */
  async makeRoom(connection: DuckDBConnection, { relation, layer }: OrderedModel): Promise<void> {
    const is_view = layer === 'staging' ? undefined : this.#inFile.get(relation);
    if (is_view !== undefined) await connection.run(dropStatement({ relation, is_view }));
  }

  /** Takes note of a model that was just made. Views are told by their making, tables by their rows. */
  async made(connection: DuckDBConnection, model: OrderedModel): Promise<Print> {
    const made_from = this.madeFrom(model.sql, model.reads);
    const print = model.isView
      ? { made_from, content: made_from, row_count: null }
      : { made_from, ...(await contentOf(connection, model.relation)) };
    this.#now.set(model.relation, print);
    this.#made.add(model.relation);
    return print;
  }

  /** Rows of a relation of this build; null for views. */
  rowsOf(relation: string): number | null {
    return this.#now.get(relation)?.row_count ?? null;
  }

  /** Whether the relation was made in this build. */
  isMade(relation: string): boolean {
    return this.#made.has(relation);
  }

  get prints(): Record<string, Print> {
    return Object.fromEntries(this.#now);
  }

  #contentOf(relation: string): string {
    const print = this.#now.get(relation);
    if (!print) throw new Error(`${relation} is read before it has a print`);
    return print.content;
  }
}
