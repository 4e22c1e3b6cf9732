import { InputError } from '#lib/domain/errors.ts';
import { namesIn } from '#lib/state/state-file.server.ts';
import { chmodSync, mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve, sep } from 'node:path';
import type { BackupRepository, Snapshot } from './repository.ts';

/** Reads every content of a snapshot and compares it with its hash. Returns the paths that are damaged or missing. */
export async function verifySnapshot(repository: BackupRepository, snapshot: Snapshot): Promise<string[]> {
  const dir = mkdtempSync(join(tmpdir(), 'zhisheng-backup-'));
  const damaged: string[] = [];
  const seen = new Map<string, boolean>();
  try {
    for (const { path, content } of snapshot.files) {
      if (!seen.has(content)) {
        const to = join(dir, 'content');
        seen.set(
          content,
          await repository.get(content, to).then(
            () => true,
            () => false
          )
        );
        rmSync(to, { force: true });
      }
      if (!seen.get(content)) damaged.push(path);
    }
    return damaged;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/**
 * Writes a snapshot into a new data folder and, where it has them, keys into a new key folder. Everything is written
 * beside its place and takes its name at the end, so a restore that fails leaves neither folder. Throws InputError
 * where a folder is not empty or a content is damaged.
 */
export async function restoreSnapshot(
  repository: BackupRepository,
  snapshot: Snapshot,
  { root, keys }: { root: string; keys: string }
): Promise<void> {
  const targets = { data: resolve(root), keys: resolve(keys) };
  const parts = snapshot.has_keys ? (['data', 'keys'] as const) : (['data'] as const);
  for (const part of parts)
    if (namesIn(targets[part]).length > 0)
      throw new InputError(
        'INPUT_INVALID',
        `${targets[part]} 里已有文件，没有恢复，也没有改动`,
        '请指定空的或新的文件夹（DATA_DIR、KEY_DIR）'
      );
  try {
    for (const part of parts) mkdirSync(draft(targets[part]), { recursive: true, mode: 0o700 });
    for (const file of snapshot.files) {
      const [part, ...rest] = file.path.split('/');
      if (part !== 'data' && part !== 'keys') continue;
      const to = join(draft(targets[part]), ...rest);
      if (!to.startsWith(draft(targets[part]) + sep))
        throw new InputError('INPUT_INVALID', `备份里的路径 ${file.path} 不对，没有恢复`, '这份备份可能被改动过');
      mkdirSync(dirname(to), { recursive: true, mode: 0o700 });
      await repository.get(file.content, to);
      chmodSync(to, file.mode);
      // Size and time are what a publication and landing are recognised by: nothing is built anew.
      utimesSync(to, file.mtime_ms / 1000, file.mtime_ms / 1000);
    }
    for (const part of parts) {
      rmSync(targets[part], { recursive: true, force: true });
      renameSync(draft(targets[part]), targets[part]);
    }
  } catch (error) {
    for (const part of parts) rmSync(draft(targets[part]), { recursive: true, force: true });
    throw error;
  }
}

const draft = (path: string): string => `${path}.restoring`;
