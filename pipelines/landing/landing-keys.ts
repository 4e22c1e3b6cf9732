import { blobValue } from '@duckdb/node-api';
import type { KeyRing } from '#pipelines/intake/keys.ts';
import type { SqlParameters } from '#pipelines/duck/sql-file.ts';

/**
 * Parameters of `sql/landing/use-keys.sql`: key pads of each domain, the salt of content hashes, the constants of the
 * load.
 */
export function landingKeys(keyRing: KeyRing, constants: Record<string, string>): SqlParameters {
  const parameters: SqlParameters = {
    constants: JSON.stringify(constants),
    salt: keyRing.hmac('petitioner', 'content-hash')
  };
  for (const domain of ['cadre', 'household', 'petitioner', 'author', 'code'] as const) {
    const pads = keyRing.hmacPads(domain);
    parameters[`${domain}_inner`] = blobValue(pads.inner);
    parameters[`${domain}_outer`] = blobValue(pads.outer);
  }
  return parameters;
}
