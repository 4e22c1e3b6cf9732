import { codeHash } from '#pipelines/files/code-hash.ts';

/** SQL that decides which relations and columns a published file has. */
const SHAPING = ['models', 'build', 'issues', 'enterprises', 'expectations'].map((name) => `sql/${name}`);

/** Names the relations and columns of a file as this version of the product builds it: its pages can read no other. */
export function shapeOfFile(): string {
  return codeHash(SHAPING);
}
