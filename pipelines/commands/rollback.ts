import { EXIT, type Command } from './command.ts';
import { takeLock } from '#pipelines/files/lock.ts';
import { rollBack } from '#pipelines/warehouse/publish.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';

export const command: Command = {
  name: 'rollback',
  summary: '退回上一版已发布的数据（已入库的批次不动）',
  usage:
    '用法：npm run -s data -- rollback\n退回的版本在有新数据或 build --force 之前不会再次发布。可连续执行，逐版退回。',
  options: {},
  async run(_positionals, _values, io) {
    const folder = openStateFolder();
    const release = takeLock(folder.runs);
    try {
      const { from, to } = rollBack(folder);
      io.stdout.write(`已从 ${from.generation} 退回 ${to.generation}（${to.published_at} 发布）\n`);
      return EXIT.ok;
    } finally {
      release();
    }
  }
};
