import { codeHash } from '#pipelines/files/code-hash.ts';

let version: string | undefined;

/**
 * Names the rules of mining by their content: features, grouping, labels, heat. It is part of each record's version
 * in a run, so that what was mined by former rules is mined anew. 12 hexadecimal digits.
 */
export function miningVersion(): string {
  return (version ??= codeHash(['pipelines/issues', 'src/lib/issues', 'src/lib/text/segment.ts']));
}
