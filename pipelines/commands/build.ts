import { InputError } from '#lib/domain/errors.ts';
import { EXIT, type Command } from './command.ts';
import { rebuildModels } from '#pipelines/run/rebuild-models.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { serviceLog } from '#pipelines/files/service-log.ts';
import { realEffects } from '#pipelines/run/settings.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';

export const command: Command = {
  name: 'build',
  summary: '不取新数据，只从已入库的批次重新构建、检查并发布',
  usage: `用法：npm run -s data -- build [--force | --only marts.volumes[,core.visits]]
--force  没有变化、或该版本曾被退回时也重新发布
--only   开发用：在已发布文件的副本中只重建这些模型和读取它们的模型，检查后发布；下一次 run 仍会完整构建`,
  options: { force: { type: 'boolean' }, only: { type: 'string', multiple: true } },
  async run(_positionals, values, io) {
    const folder = openStateFolder();
    const effects = realEffects(
      serviceLog((text) => io.stderr.write(text)),
      io.signal
    );
    if (values.only !== undefined) {
      const relations = (values.only as string[]).flatMap((list) => list.split(/[,，]/)).filter(Boolean);
      if (values.force === true || relations.length === 0)
        throw new InputError(
          'INPUT_INVALID',
          '--only 要写模型名，且不与 --force 同用，数据没有变化',
          '如 --only marts.volumes'
        );
      await rebuildModels(folder, relations, effects);
      return EXIT.ok;
    }
    const report = await runPipelines(
      { folder, pipelines: [], buildOnly: true, force: values.force === true },
      effects
    );
    return report.status === 'succeeded' ? EXIT.ok : EXIT.problems;
  }
};
