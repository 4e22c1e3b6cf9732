/** The files of published issues: written once, served as they are, known by their hash. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BriefingFile } from '#lib/app-db/briefings.ts';
import { SourceError } from '#lib/domain/errors.ts';
import type { BriefingFormat } from './files.server.ts';

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Where the files of an issue lie. Numbers, so no name of a scope becomes a path. */
function folderOf(archive: string, id: number): string {
  return join(archive, String(id).padStart(6, '0'));
}

/**
 * Writes all files of an issue; they appear together or not at all. A folder that a killed publication left behind is
 * replaced: what counts is what `app.db` names.
 * @param archive `briefings/` of the state folder
 */
export function writeArchive(
  archive: string,
  id: number,
  name: string,
  files: ReadonlyMap<BriefingFormat, Uint8Array>
): BriefingFile[] {
  const folder = folderOf(archive, id);
  const draft = `${folder}.part`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { recursive: true });
  const written = [...files].map(([format, bytes]): BriefingFile => {
    const file = `${name}.${format}`;
    writeFileSync(join(draft, file), bytes, { flush: true });
    return { format, file_name: file, bytes: bytes.length, sha256: sha256(bytes) };
  });
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  return written;
}

/**
 * The bytes as they were published.
 * @throws SourceError when the file is gone or was changed
 */
export function readArchive(archive: string, id: number, file: BriefingFile): Uint8Array {
  const path = join(folderOf(archive, id), file.file_name);
  const bytes = existsSync(path) ? readFileSync(path) : null;
  if (bytes && sha256(bytes) === file.sha256) return bytes;
  throw new SourceError(
    'SOURCE_UNREADABLE',
    `存档的文件${bytes ? '已被改动' : '不见了'} — ${file.file_name} — 其他文件和稿件记录不受影响`,
    `从备份中恢复 briefings 文件夹；原件的 SHA-256 是 ${file.sha256}`
  );
}
