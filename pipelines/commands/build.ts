import { EXIT, type Command } from './command.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { realEffects } from '#pipelines/run/settings.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';

export const command: Command = {
  name: 'build',
  summary: '不取新数据，只从已入库的批次重新构建、检查并发布',
  usage: '用法：npm run -s data -- build [--force]\n--force  没有变化、或该版本曾被退回时也重新发布',
  options: { force: { type: 'boolean' } },
  async run(_positionals, values, io) {
    const folder = openStateFolder();
    const report = await runPipelines(
      { folder, pipelines: [], buildOnly: true, force: values.force === true },
      realEffects((line) => io.stderr.write(`${line}\n`), io.signal)
    );
    return report.status === 'succeeded' ? EXIT.ok : EXIT.problems;
  }
};
