import { createHash, type Hash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQL_DIR } from '../warehouse/sql-file.ts';

const RULES = join(import.meta.dirname, '..', '..', 'src', 'lib', 'text');
const SEEDS = join(import.meta.dirname, '..', 'reference', 'seeds');
const REFERENCE = ['lexicon.json', 'taxonomy.json', 'regions.csv'];

/** The model that a run uses: present in the state folder where the customer has trained one, else null and the lexicon works alone. */
export function activeModel(models: string): string | null {
  const path = join(models, 'topics.model');
  return existsSync(path) ? path : null;
}

/**
 * Names everything an annotation follows from: lexicon, taxonomy, place names, trained model and the rules themselves. A change of
 * any of them gives another version, and a run annotates anew from landing. 12 hexadecimal digits.
 */
export function annotationVersion(modelPath: string | null): string {
  const hash = createHash('sha256');
  for (const name of REFERENCE) hash.update(name).update(readFileSync(join(SEEDS, name)));
  hashFolder(hash, RULES, '.ts');
  hashFolder(hash, join(SQL_DIR, 'annotate'), '.sql');
  hash.update(readFileSync(join(import.meta.dirname, 'annotate-batch.ts')));
  hash.update(modelPath === null ? 'lexicon' : modelVersion(modelPath));
  return hash.digest('hex').slice(0, 12);
}

/** Names a model file by its content, 12 hexadecimal digits. */
export function modelVersion(modelPath: string): string {
  return createHash('sha256').update(readFileSync(modelPath)).digest('hex').slice(0, 12);
}

function hashFolder(hash: Hash, folder: string, ending: string): void {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(ending)).sort();
  for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
}
