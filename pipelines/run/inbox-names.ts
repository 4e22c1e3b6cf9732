import { redactName } from '#lib/text/redaction/redact-name.ts';
import { isUtf8 } from 'node:buffer';
import { existsSync, readdirSync, renameSync } from 'node:fs';
import { join, parse } from 'node:path';

/** File systems allow 255 bytes a name; batch number, suffixes and notes are put around what is left. */
const MAX_NAME_BYTES = 200;

/** A file name cut to 200 bytes of UTF-8 between whole characters; its ending stays. */
export function shortName(name: string): string {
  if (Buffer.byteLength(name) <= MAX_NAME_BYTES) return name;
  const { name: stem, ext } = parse(name);
  const ending = Buffer.byteLength(ext) > 20 ? '' : ext;
  let room = MAX_NAME_BYTES - Buffer.byteLength(ending);
  let kept = '';
  for (const char of ending === '' ? name : stem) {
    room -= Buffer.byteLength(char);
    if (room < 0) break;
    kept += char;
  }
  return kept + ending;
}

/**
 * Renames entries of a folder whose names are not UTF-8 (archives made on Windows carry GBK names): Node cannot open
 * them by the text it lists. Returns the new names. A name that is taken gets a number.
 */
export function makeNamesReadable(dir: string): string[] {
  const prefix = Buffer.from(`${dir}/`);
  return readdirSync(dir, { encoding: 'buffer' })
    .filter((raw) => !isUtf8(raw))
    .map((raw) => {
      const name = freeName(dir, shortName(new TextDecoder('gb18030').decode(raw).replaceAll('/', '_')));
      renameSync(Buffer.concat([prefix, raw]), join(dir, name));
      return name;
    });
}

/** The name, or the name with a number where an entry of that name exists. */
export function freeName(dir: string, name: string): string {
  const { name: stem, ext } = parse(name);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? name : `${stem}-${number}${ext}`;
    if (!existsSync(join(dir, candidate))) return candidate;
  }
}

/** The name as everybody may see it, in logs, pages and lineage: numbers of persons in it are taken out. */
export function shownName(name: string): string {
  return redactName(name).text;
}
