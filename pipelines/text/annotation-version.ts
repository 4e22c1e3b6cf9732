import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';
import { stateRoot } from '#pipelines/files/state-folder.ts';
import { SHIPPED_LEXICON } from './reference-data.ts';

const RULES = join(import.meta.dirname, '..', '..', 'src', 'lib', 'text');
const SEEDS = join(import.meta.dirname, '..', 'reference', 'seeds');
const REFERENCE = ['taxonomy.json', 'regions.csv'];

/** Inputs of an annotation; null stands for the shipped lexicon, and for no trained model. */
export interface AnnotationSources {
  lexiconPath: string | null;
  modelPath: string | null;
}

/** Inputs of a run: the customer's accepted lexicon and trained model, where there are any. */
export function activeSources(models: string): AnnotationSources {
  const present = (name: string) => (existsSync(join(models, name)) ? join(models, name) : null);
  return { lexiconPath: present('lexicon.json'), modelPath: present('topics.model') };
}

/**
 * The lexicon that runs of this state folder use, and where no state is yet the shipped one (null); makes no folder.
 */
export function lexiconInForce(): string | null {
  return activeSources(join(stateRoot(), 'models')).lexiconPath;
}

/**
 * Names everything an annotation follows from: lexicon, taxonomy, place names, trained model and the rules
 * themselves. A change of any of them gives another version, and a run annotates anew from landing. 12 hexadecimal
 * digits.
 */
export function annotationVersion({ lexiconPath, modelPath }: AnnotationSources): string {
  const hash = createHash('sha256').update(readFileSync(lexiconPath ?? SHIPPED_LEXICON));
  for (const name of REFERENCE) hash.update(name).update(readFileSync(join(SEEDS, name)));
  hashFolder(hash, RULES, '.ts');
  hashFolder(hash, join(SQL_DIR, 'annotate'), '.sql');
  hash.update(readFileSync(join(import.meta.dirname, 'annotate-batch.ts')));
  hash.update(modelPath === null ? 'lexicon' : fileVersion(modelPath));
  return hash.digest('hex').slice(0, 12);
}

/** Names a file by its content, 12 hexadecimal digits. */
export function fileVersion(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex').slice(0, 12);
}

function hashFolder(hash: Hash, folder: string, ending: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .sort();
  for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
}
