import { InputError } from '#lib/domain/errors.ts';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { EXIT, type Command, type OptionValues } from './command.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { makeBackup } from '#pipelines/safety/backup.ts';
import { BackupRepository } from '#pipelines/safety/repository.ts';
import { verifySnapshot } from '#pipelines/safety/restore.ts';

export const command: Command = {
  name: 'backup',
  summary: '把数据备份到一个文件夹；运行中也可以，第二次起只写新增的内容',
  usage: `用法：npm run -s data -- backup <备份文件夹> [--passphrase-file 文件] [--keep N] [--list]

给出口令文件时，备份加密，密钥文件夹一并备份；不给口令时不加密，也不含密钥，密钥请另行备份。
写完后逐项读回核对。服务和运行可以照常进行。

  --passphrase-file  口令所在的文件，至少 12 个字符；请与备份分开保管
  --keep             只保留最近 N 次备份
  --list             列出已有的备份

示例：npm run -s data -- backup /mnt/备份盘/zhisheng --passphrase-file /etc/zhisheng/backup.pass --keep 30`,
  options: { 'passphrase-file': { type: 'string' }, keep: { type: 'string' }, list: { type: 'boolean' } },
  async run(positionals, values, io) {
    const [to] = positionals;
    if (to === undefined || positionals.length > 1)
      throw new InputError(
        'INPUT_INVALID',
        '请给出一个备份文件夹，没有备份',
        '用法见 npm run -s data -- backup --help'
      );
    const passphrase = passphraseOf(values);
    if (values['list']) {
      const repository = BackupRepository.openExisting(resolve(to), passphrase);
      for (const id of repository.snapshotIds()) {
        const snapshot = await repository.readSnapshot(id);
        io.stdout.write(
          `${id}  ${snapshot.made_at}  ${snapshot.files.length} 个文件  数据版本 ${snapshot.data_version ?? '（未发布）'}\n`
        );
      }
      return EXIT.ok;
    }
    const keep = keepOf(values['keep']);
    const now = new Date();
    const repository = BackupRepository.open(resolve(to), passphrase, now);
    const snapshot = await makeBackup(openStateFolder(), repository, now);
    const damaged = await verifySnapshot(repository, snapshot);
    const bytes = snapshot.files.reduce((sum, file) => sum + file.bytes, 0);
    io.stdout.write(
      `已备份 ${snapshot.files.length} 个文件，${Math.ceil(bytes / 1024 / 1024)} MB，编号 ${snapshot.id}` +
        `${repository.isSealed ? '（加密，含密钥）' : '（未加密，不含密钥：请另行备份密钥文件夹）'}\n`
    );
    if (damaged.length > 0) {
      io.stderr.write(
        `读回核对时有 ${damaged.length} 个文件不一致：${damaged.slice(0, 5).join('、')}。请换一个磁盘重新备份\n`
      );
      return EXIT.problems;
    }
    const old = keep === null ? [] : repository.snapshotIds().slice(0, -keep);
    if (old.length > 0) {
      const freed = await repository.forget(old);
      io.stdout.write(`已删除 ${old.length} 次较早的备份，腾出 ${Math.ceil(freed / 1024 / 1024)} MB\n`);
    }
    return EXIT.ok;
  }
};

/** The first line of the file named by `--passphrase-file`; null without one. Throws InputError. */
export function passphraseOf(values: OptionValues): string | null {
  const path = values['passphrase-file'];
  if (typeof path !== 'string') return null;
  try {
    return readFileSync(path, 'utf8').split(/\r?\n/)[0]!;
  } catch (cause) {
    throw new InputError('INPUT_INVALID', `口令文件 ${path} 读不出来，没有备份也没有恢复`, '请核对路径和权限', {
      cause
    });
  }
}

function keepOf(value: OptionValues[string]): number | null {
  if (value === undefined) return null;
  const keep = Number(value);
  if (Number.isInteger(keep) && keep >= 1) return keep;
  throw new InputError('INPUT_INVALID', `--keep 应为 1 以上的整数，不是「${String(value)}」，没有备份`, '如 --keep 30');
}
