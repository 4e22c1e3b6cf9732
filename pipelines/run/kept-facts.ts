/**
 * The relations that TypeScript wrote for the last publication (`scratch/facts`): batches, corrections, mentions of
 * companies, hot issues. A rebuild of some models reads them instead of resolving and mining again. They may be
 * deleted at any moment; the next whole build writes them.
 */
import { InputError } from '#lib/domain/errors.ts';
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { BuildPrints } from '#lib/contracts/state/build-prints.ts';
import type { Publication } from '#lib/contracts/state/publication.ts';
import { readStateFile, writeStateJson } from '#lib/state/state-file.server.ts';
import { frameOfBuild, type BuildBase } from './carry-over.ts';
import { takeFacts } from './found-steps.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

/** The publication that the facts belong to; `is_partial` when only some of its models were made anew. */
const FactsOf = z.object({
  data_version: z.string(),
  annotation_version: z.string(),
  is_partial: z.boolean().optional()
});
export type FactsOf = z.infer<typeof FactsOf>;

const PRINTS = 'prints.json';
const MOST_GROWTH = 1.6;

/** Facts that differ when files, corrections or studies came in since the build. */
const INPUTS = ['batches', 'unreadable_files', 'corrections', 'own_studies', 'issue_decisions'].map(
  (name) => `${name}.json`
);
/**
 * Keeps the facts of a build whose file has just been published, and the prints of that file; they leave the work
 * folder.
 */
export function keepFacts(folder: StateFolder, workDir: string, of: FactsOf, prints: BuildPrints): void {
  const kept = keptFolder(folder);
  rmSync(kept, { recursive: true, force: true });
  renameSync(join(workDir, 'facts'), kept);
  writeStateJson(join(kept, PRINTS), prints);
  noteFacts(folder, of);
}

/**
 * The published file as the base of the next build: undefined where its prints are not kept, where it is another file
 * or other code made it, or where the room that replaced tables left makes a whole build worth its time.
 */
export function baseOf(folder: StateFolder, published: Publication): BuildBase | undefined {
  const facts = keptFolder(folder);
  const prints = readStateFile(join(facts, PRINTS), BuildPrints);
  if (!prints || prints.sha256 !== published.sha256 || prints.frame !== frameOfBuild()) return undefined;
  return (published.bytes ?? 0) > MOST_GROWTH * prints.whole_bytes
    ? undefined
    : { path: folder.warehouse, prints, facts };
}

/** Notes that the kept facts are also those of a publication that changed models only. */
export function noteFacts(folder: StateFolder, of: FactsOf): void {
  writeStateJson(notePath(folder), of);
}

/** Which publication the kept facts belong to; null where no build kept any, or their note is damaged. */
export function factsOf(folder: StateFolder): FactsOf | null {
  return readStateFile(notePath(folder), FactsOf);
}

/** Puts what the steps of the last build found beside the facts of this one. Returns false where some of it is missing. */
export function takeFound(folder: StateFolder, facts: string): boolean {
  return takeFacts(keptFolder(folder), facts);
}

/** Throws InputError when something that the facts were made from has changed since they were kept. */
export function requireSameInputs(folder: StateFolder, facts: string): void {
  const text = (path: string) => (existsSync(path) ? readFileSync(path, 'utf8') : '');
  const changed = INPUTS.filter((name) => text(join(keptFolder(folder), name)) !== text(join(facts, name)));
  if (changed.length > 0)
    throw new InputError(
      'INPUT_INVALID',
      `上次构建之后有新批次、新更正或新课题（${changed.join('、')}），只重建部分模型会前后不一，数据没有变化`,
      '先运行 npm run -s data -- build 完整构建一次'
    );
}

function keptFolder(folder: StateFolder): string {
  return join(folder.scratch, 'facts');
}

function notePath(folder: StateFolder): string {
  return join(keptFolder(folder), 'build.json');
}
