/**
 * A folder of backups. Contents lie once under their hash, whatever number of snapshots names them, so a second backup
 * adds what is new. With a passphrase everything is sealed (`intake/vault.ts`); without, contents lie as they are.
 */
import { InputError } from '#lib/domain/errors.ts';
import {
  checkedJson,
  namesIn,
  parseChecked,
  readStateFile,
  syncFile,
  syncFolder,
  writeStateFile,
  writeStateJson
} from '#lib/state/state-file.server.ts';
import { createHmac, hkdfSync, randomBytes, scryptSync } from 'node:crypto';
import { copyFileSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { sha256OfFile } from '#pipelines/files/file-hash.ts';
import { openSealedFile, openSealedText, sealFile, sealText } from '#pipelines/intake/vault.ts';

const Description = z.object({
  version: z.literal(1),
  made_at: z.string(),
  /** Null where contents are not sealed. `check` tells a wrong passphrase before anything is read. */
  sealed: z.object({ salt: z.string(), check: z.string() }).nullable()
});

export const Snapshot = z.object({
  id: z.string(),
  made_at: z.string(),
  data_version: z.string().nullable(),
  has_keys: z.boolean(),
  files: z.array(
    z.object({
      /** `data/…` below the data folder, `keys/…` below the key folder. */
      path: z.string(),
      bytes: z.number(),
      mode: z.number(),
      mtime_ms: z.number(),
      content: z.string()
    })
  )
});
export type Snapshot = z.infer<typeof Snapshot>;

/** scrypt with N = 2^15, r = 8, p = 1 (OWASP Password Storage Cheat Sheet): about 32 MiB and a tenth of a second. */
const SCRYPT = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const DESCRIPTION_FILE = 'backup.json';
const CONTENT = /^[0-9a-f]{64}$/;

export class BackupRepository {
  private constructor(
    readonly folder: string,
    private readonly key: Uint8Array | null
  ) {}

  /** Opens a folder of backups, or makes one in an empty or new folder. Throws InputError. */
  static open(folder: string, passphrase: string | null, now: Date): BackupRepository {
    const path = join(folder, DESCRIPTION_FILE);
    if (!existsSync(path)) {
      if (namesIn(folder).length > 0)
        throw new InputError('INPUT_INVALID', `${folder} 里有别的文件，没有写入`, '给备份一个空的或新的文件夹');
      const salt = randomBytes(16);
      const key = passphrase === null ? null : keyOf(passphrase, salt);
      const sealed = key && { salt: salt.toString('hex'), check: checkOf(key) };
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      writeStateJson(path, { version: 1, made_at: now.toISOString(), sealed });
      return new BackupRepository(folder, key);
    }
    return BackupRepository.openExisting(folder, passphrase);
  }

  /** Throws InputError where there is no backup, the passphrase is wrong, or one is needed. */
  static openExisting(folder: string, passphrase: string | null): BackupRepository {
    const described = readStateFile(join(folder, DESCRIPTION_FILE), Description);
    if (!described) throw new InputError('INPUT_INVALID', `${folder} 不是备份文件夹，没有改动`, '请核对路径');
    if (!described.sealed) return new BackupRepository(folder, null);
    if (passphrase === null)
      throw new InputError('INPUT_INVALID', '这份备份是加密的，没有读取', '请给出备份口令（--passphrase-file）');
    const key = keyOf(passphrase, Buffer.from(described.sealed.salt, 'hex'));
    if (checkOf(key) !== described.sealed.check)
      throw new InputError('INPUT_INVALID', '备份口令不对，没有读取', '请核对口令；口令找不回时这份备份无法打开');
    return new BackupRepository(folder, key);
  }

  get isSealed(): boolean {
    return this.key !== null;
  }

  /** Stores the content of a file; returns its name. What is stored already is not written again. */
  async put(path: string): Promise<string> {
    const hash = sha256OfFile(path);
    const content = this.nameOf(hash);
    const target = this.pathOf(content);
    if (existsSync(target)) return content;
    mkdirSync(join(target, '..'), { recursive: true, mode: 0o700 });
    if (this.key) await sealFile(path, target, this.key);
    else {
      copyFileSync(path, `${target}.tmp`, constants.COPYFILE_FICLONE);
      syncFile(`${target}.tmp`);
      renameSync(`${target}.tmp`, target);
      syncFolder(join(target, '..'));
    }
    return content;
  }

  has(content: string): boolean {
    return existsSync(this.pathOf(content));
  }

  /** Writes a stored content to `to`. Throws InputError where it is damaged or missing; `to` is then absent. */
  async get(content: string, to: string): Promise<void> {
    const from = this.pathOf(content);
    try {
      if (this.key) await openSealedFile(from, to, this.key);
      else copyFileSync(from, to, constants.COPYFILE_FICLONE);
      if (this.nameOf(sha256OfFile(to)) === content) return;
    } catch (cause) {
      rmSync(to, { force: true });
      throw damaged(from, cause);
    }
    rmSync(to, { force: true });
    throw damaged(from);
  }

  async writeSnapshot(snapshot: Snapshot): Promise<void> {
    const path = join(this.folder, 'snapshots', `${snapshot.id}.json`);
    const text = checkedJson(snapshot);
    if (this.key) await sealText(text, path, this.key);
    else writeStateFile(path, text);
  }

  /** Ids of all snapshots, oldest first. */
  snapshotIds(): string[] {
    return namesIn(join(this.folder, 'snapshots'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.slice(0, -'.json'.length))
      .sort();
  }

  /** Throws InputError where it is missing or damaged. */
  async readSnapshot(id: string): Promise<Snapshot> {
    const path = join(this.folder, 'snapshots', `${id}.json`);
    try {
      const text = this.key ? await openSealedText(path, this.key) : readFileSync(path, 'utf8');
      return Snapshot.parse(parseChecked(text));
    } catch (cause) {
      throw damaged(path, cause);
    }
  }

  /** Removes a snapshot, then every content that no snapshot names any more. Returns the bytes freed. */
  async forget(ids: string[]): Promise<number> {
    for (const id of ids) rmSync(join(this.folder, 'snapshots', `${id}.json`), { force: true });
    const needed = new Set<string>();
    for (const id of this.snapshotIds())
      for (const { content } of (await this.readSnapshot(id)).files) needed.add(content);
    let freed = 0;
    for (const shelf of namesIn(join(this.folder, 'contents')))
      for (const name of namesIn(join(this.folder, 'contents', shelf))) {
        if (needed.has(name)) continue;
        const path = join(this.folder, 'contents', shelf, name);
        freed += statSync(path).size;
        rmSync(path);
      }
    return freed;
  }

  private pathOf(content: string): string {
    if (!CONTENT.test(content)) throw damaged(content);
    return join(this.folder, 'contents', content.slice(0, 2), content);
  }

  /** Sealed contents do not show the hash of what they hold: it would tell who has the same file. */
  private nameOf(sha256: string): string {
    return this.key ? createHmac('sha256', this.key).update(sha256).digest('hex') : sha256;
  }
}

function keyOf(passphrase: string, salt: Buffer): Uint8Array {
  if (passphrase.length < 12)
    throw new InputError('INPUT_INVALID', '备份口令太短，没有备份', '口令至少 12 个字符，并与备份分开保管');
  return scryptSync(passphrase.normalize('NFKC'), salt, 32, SCRYPT);
}

function checkOf(key: Uint8Array): string {
  return Buffer.from(hkdfSync('sha256', key, '', 'zhisheng/v1/backup-check', 16)).toString('hex');
}

function damaged(path: string, cause?: unknown): InputError {
  return new InputError('INPUT_INVALID', `备份中的 ${path} 缺失或损坏`, '用另一次备份，或在原机器上重新备份', {
    cause
  });
}
