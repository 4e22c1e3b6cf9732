import { InputError } from '#lib/domain/errors.ts';
import { EXIT, type Command } from './command.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import type { Pipeline } from '#pipelines/sources/pipeline.ts';
import { runPipelines } from '#pipelines/run/run.ts';
import { serviceLog } from '#pipelines/files/service-log.ts';
import { realEffects } from '#pipelines/run/settings.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';

export const command: Command = {
  name: 'run',
  summary: '读取收件夹和接口，入库、构建、检查并发布',
  usage: [
    '用法：npm run -s data -- run <来源…|all> [--force]',
    `来源：${PIPELINES.map((pipeline) => pipeline.source).join('、')}`,
    '--force  没有变化也重新构建并发布',
    '示例：npm run -s data -- run petitions'
  ].join('\n'),
  options: { force: { type: 'boolean' } },
  async run(positionals, values, io) {
    const folder = openStateFolder();
    const report = await runPipelines(
      { folder, pipelines: choosePipelines(positionals), force: values.force === true },
      realEffects(
        serviceLog((text) => io.stderr.write(text)),
        io.signal
      )
    );
    return report.status === 'succeeded' ? EXIT.ok : EXIT.problems;
  }
};

/** The pipelines named on the command line; `all` or nothing known is an error that lists them. */
export function choosePipelines(names: string[]): Pipeline[] {
  if (names.length === 1 && names[0] === 'all') return PIPELINES;
  const unknown = names.filter((name) => !PIPELINES.some((pipeline) => pipeline.source === name));
  if (names.length === 0 || unknown.length > 0) {
    throw new InputError(
      'INPUT_INVALID',
      names.length === 0 ? '没有写明要运行哪个来源' : `没有来源「${unknown.join('、')}」`,
      `可用：all、${PIPELINES.map((pipeline) => pipeline.source).join('、')}`
    );
  }
  return PIPELINES.filter((pipeline) => names.includes(pipeline.source));
}
