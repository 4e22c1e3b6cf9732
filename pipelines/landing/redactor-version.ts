import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const TEXT = join(import.meta.dirname, '..', '..', 'src', 'lib', 'text');
let version: string | undefined;

/** Names the redaction rules by their content, 12 hexadecimal digits; kept with each batch. */
export function redactorVersion(): string {
  if (version !== undefined) return version;
  const hash = createHash('sha256');
  const rules = readdirSync(join(TEXT, 'redaction'))
    .sort()
    .map((name) => join('redaction', name));
  for (const name of [...rules, 'normalise.ts', 'traditional-characters.ts'])
    hash.update(name).update(readFileSync(join(TEXT, name)));
  return (version = hash.digest('hex').slice(0, 12));
}
