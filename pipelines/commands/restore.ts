import { readSettings } from '#lib/settings/read-settings.ts';
import { InputError } from '#lib/domain/errors.ts';
import { resolve } from 'node:path';
import { passphraseOf } from './backup.ts';
import { EXIT, type Command } from './command.ts';
import { openStateFolder, stateRoot } from '#pipelines/files/state-folder.ts';
import { BackupRepository } from '#pipelines/safety/repository.ts';
import { restoreSnapshot, verifySnapshot } from '#pipelines/safety/restore.ts';
import { healPublished } from '#pipelines/warehouse/publish.ts';

export const command: Command = {
  name: 'restore',
  summary: '从备份恢复到一个空的数据文件夹，或只核对备份是否完好',
  usage: `用法：npm run -s data -- restore <备份文件夹> [--snapshot 编号] [--passphrase-file 文件] [--check]

恢复到 DATA_DIR（密钥恢复到 KEY_DIR），两者必须是空的或还不存在。恢复后页面立即可用，不必重建。

  --snapshot  恢复哪一次备份，默认最近一次；编号见 backup --list
  --check     只逐项核对，不恢复

示例：DATA_DIR=/srv/zhisheng npm run -s data -- restore /mnt/备份盘/zhisheng --passphrase-file /etc/zhisheng/backup.pass`,
  options: { snapshot: { type: 'string' }, 'passphrase-file': { type: 'string' }, check: { type: 'boolean' } },
  async run(positionals, values, io) {
    const [from] = positionals;
    if (from === undefined || positionals.length > 1)
      throw new InputError(
        'INPUT_INVALID',
        '请给出一个备份文件夹，没有恢复',
        '用法见 npm run -s data -- restore --help'
      );
    const repository = BackupRepository.openExisting(resolve(from), passphraseOf(values));
    const ids = repository.snapshotIds();
    const id = typeof values['snapshot'] === 'string' ? values['snapshot'] : ids.at(-1);
    if (id === undefined || !ids.includes(id))
      throw new InputError(
        'INPUT_INVALID',
        `没有编号为 ${id ?? '（空）'} 的备份，没有恢复`,
        `现有：${ids.join('、') || '无'}`
      );
    const snapshot = await repository.readSnapshot(id);
    if (values['check']) {
      const damaged = await verifySnapshot(repository, snapshot);
      io.stdout.write(
        damaged.length === 0
          ? `备份 ${id} 的 ${snapshot.files.length} 个文件都完好\n`
          : `备份 ${id} 有 ${damaged.length} 个文件损坏或缺失：${damaged.slice(0, 10).join('、')}\n`
      );
      return damaged.length === 0 ? EXIT.ok : EXIT.problems;
    }
    const root = stateRoot();
    const keys = resolve(readSettings(['KEY_DIR']).KEY_DIR ?? `${root}.keys`);
    await restoreSnapshot(repository, snapshot, { root, keys });
    const shown = healPublished(openStateFolder());
    io.stdout.write(
      `已恢复到 ${root}：${snapshot.files.length} 个文件${shown ? `，正在显示 ${shown.generation}` : ''}\n` +
        (snapshot.has_keys ? `密钥已恢复到 ${keys}\n` : `备份不含密钥：请把原来的密钥文件夹放到 ${keys}\n`)
    );
    return EXIT.ok;
  }
};
