import type { BuildPrints } from '#lib/contracts/state/build-prints.ts';
import type { DuckDBConnection } from '@duckdb/node-api';
import { constants, copyFileSync, rmSync } from 'node:fs';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import { codeHash } from '#pipelines/files/code-hash.ts';
import { sha256OfFile } from '#pipelines/files/file-hash.ts';
import { DECLARED_RELATIONS } from '#pipelines/warehouse/build-facts.ts';
import { dropStatement } from '#pipelines/warehouse/ddl.ts';
import type { OrderedModel } from '#pipelines/warehouse/model-order.ts';
import { contentOf, filePrints } from '#pipelines/warehouse/prints.ts';
import { Standing } from '#pipelines/warehouse/standing.ts';
import type { BuildInput } from './build-input.ts';
import { FOUND_STEPS, relationsOf } from './found-steps.ts';

/** The last published file and what is known of it: a build makes what differs. */
export interface BuildBase {
  path: string;
  prints: BuildPrints;
  /** Folder of the facts that its steps wrote. */
  facts: string;
}

/** Code of a build around its models and steps; the text of each of those is in its own print. */
const FRAME = [
  ...['build', 'checks', 'session.sql', 'landing/raw-views.gen.sql'].map((name) => `sql/${name}`),
  ...['pipelines/run', 'pipelines/warehouse', 'pipelines/duck', 'package.json']
];

/** Names the frame of this version of the product, the version of DuckDB included. */
export function frameOfBuild(): string {
  return codeHash(FRAME);
}

/** Copies the base; false where its bytes are not those that were published: nothing of it is carried over then. */
export function copyWhole({ path, prints }: BuildBase, to: string): boolean {
  copyFileSync(path, to, constants.COPYFILE_FICLONE);
  if (sha256OfFile(to) === prints.sha256) return true;
  rmSync(to);
  return false;
}

/** The prints of everything that is there before the first model; relations of former models leave the file. */
export async function standingOf(
  connection: DuckDBConnection,
  models: OrderedModel[],
  input: BuildInput,
  base: BuildBase | undefined
): Promise<Standing> {
  const inFile = await relationsInFile(connection);
  const known = new Set(models.map(({ relation }) => relation));
  for (const [relation, is_view] of inFile)
    if (!known.has(relation)) await connection.run(dropStatement({ relation, is_view }));
  const standing = new Standing(base?.prints.relations, inFile);
  standing.note(filePrints(input.landing, input.annotations));
  const found = new Set(FOUND_STEPS.flatMap(({ name }) => relationsOf(name)));
  for (const relation of DECLARED_RELATIONS) {
    if (found.has(relation) || relation.startsWith('raw.annotations_')) continue;
    const content = await contentOf(connection, `build.${relation}`);
    standing.note([[relation, { made_from: content.content, ...content }]]);
  }
  return standing;
}

/** Relations of core and marts in the current database, and whether each is a view. */
export async function relationsInFile(connection: DuckDBConnection): Promise<Map<string, boolean>> {
  const rows = await runSqlFile(connection, 'build/relations.sql');
  return new Map(rows.map((row) => [String(row.relation), row.is_view === true]));
}
