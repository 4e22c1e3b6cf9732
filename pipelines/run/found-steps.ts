import type { DuckDBConnection } from '@duckdb/node-api';
import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runSqlFile, SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { codeHash, PROJECT } from '#pipelines/files/code-hash.ts';
import { importClosure } from '#pipelines/files/import-closure.ts';
import { contentOf, printOf } from '#pipelines/warehouse/prints.ts';
import type { Standing } from '#pipelines/warehouse/standing.ts';

/** A step of the build that reads the warehouse under construction and writes raw relations for later models. */
export interface FoundStep {
  name: 'enterprises' | 'expectations' | 'issues';
  /** Its module: what that imports is its code. */
  entry: string;
  /** Questions that it asks of the warehouse, below `sql/`. */
  questions: string[];
  /** Raw relations that it writes, each to `<name>.jsonl` among the facts. */
  relations: string[];
}

/** Companies named in texts, what is usual, hot issues: in the order in which they are made. */
export const FOUND_STEPS: FoundStep[] = [
  {
    name: 'enterprises',
    entry: 'pipelines/text/resolve-mentions.ts',
    questions: ['enterprises/register.sql', 'enterprises/texts.sql'],
    relations: ['enterprise_mentions']
  },
  {
    name: 'expectations',
    entry: 'pipelines/warehouse/fit-expectations.ts',
    questions: ['calendar', 'counts', 'missing', 'unit_counts'].map((name) => `expectations/${name}.sql`),
    relations: ['expectations', 'expectation_families', 'unit_expectations']
  },
  {
    name: 'issues',
    entry: 'pipelines/issues/mine-warehouse.ts',
    questions: ['issues/records.sql', 'issues/surges.sql'],
    relations: ['issues', 'issue_members', 'issue_events']
  }
];

/** The raw relations of a step, as models name them. */
export function relationsOf(name: FoundStep['name']): string[] {
  return stepOf(name).relations.map((relation) => `raw.${relation}`);
}

/** Puts what steps found in a former build beside the facts of this one. Returns false where some of it is missing. */
export function takeFacts(from: string | undefined, to: string, steps: FoundStep[] = FOUND_STEPS): boolean {
  if (from === undefined) return false;
  const names = steps.flatMap(({ relations }) => relations.map((relation) => `${relation}.jsonl`));
  if (!names.every((name) => existsSync(join(from, name)))) return false;
  for (const name of names) copyFileSync(join(from, name), join(to, name));
  return true;
}

/** Shared by the steps of one build. */
export interface StepInput {
  standing: Standing;
  /** Facts of this build, and those kept of the last one. */
  facts: string;
  keptFacts: string | undefined;
  annotationVersion: string;
}

/**
 * Runs the steps of a build. A step that would find the same as in the last build is left out: its facts are taken
 * over, and read only where a model that reads them is made again.
 */
export class FoundSteps {
  readonly #input: StepInput;
  readonly #unread = new Map<string, FoundStep>();

  constructor(input: StepInput) {
    this.#input = input;
    mkdirSync(input.facts, { recursive: true });
  }

  /** `extra`: decisions of people that the step follows. `find` writes the facts and creates the relations. */
  async run(
    connection: DuckDBConnection,
    name: FoundStep['name'],
    extra: unknown,
    find: () => Promise<void>
  ): Promise<void> {
    const step = stepOf(name);
    const { standing, annotationVersion } = this.#input;
    const code = codeHash([`sql/${name}`, ...importClosure([step.entry], PROJECT)]);
    const answers: string[] = [];
    for (const question of step.questions) answers.push((await contentOf(connection, answerTo(question))).content);
    const madeFrom = printOf(code, annotationVersion, JSON.stringify(extra), ...answers);
    const relations = relationsOf(name);
    if (
      takeFacts(this.#input.keptFacts, this.#input.facts, [step]) &&
      relations.every((relation) => standing.carry(relation, madeFrom))
    ) {
      for (const relation of relations) this.#unread.set(relation, step);
      return;
    }
    await find();
    for (const relation of relations)
      standing.note([[relation, { made_from: madeFrom, ...(await contentOf(connection, `build.${relation}`)) }]]);
  }

  /** Reads the facts of steps left out that these relations are part of. */
  async read(connection: DuckDBConnection, relations: readonly string[]): Promise<void> {
    for (const relation of relations) {
      const step = this.#unread.get(relation);
      if (!step) continue;
      for (const other of relationsOf(step.name)) this.#unread.delete(other);
      await runSqlFile(connection, `${step.name}/facts.sql`, { folder: this.#input.facts });
    }
  }
}

/** A question as a relation: the answers count, whatever they were made from. */
function answerTo(question: string): string {
  return `(${readFileSync(join(SQL_DIR, question), 'utf8').trim().replace(/;$/, '')})`;
}

function stepOf(name: FoundStep['name']): FoundStep {
  return FOUND_STEPS.find((step) => step.name === name)!;
}
