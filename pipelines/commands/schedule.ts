import { EXIT, type Command } from './command.ts';
import { join } from 'node:path';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { inBackground } from '#pipelines/desk/background.ts';
import { keepChild } from '#pipelines/files/child.ts';
import { PIPELINES } from '#pipelines/sources/pipelines.ts';
import { keepSchedule } from '#pipelines/run/schedule.ts';
import { serviceLog } from '#pipelines/files/service-log.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';

const CLI = join(import.meta.dirname, '..', 'cli.ts');

export const command: Command = {
  name: 'schedule',
  summary: '按时间表持续运行（启动时先补跑一次）；Ctrl-C 停止',
  usage: `用法：npm run -s data -- schedule [--list]\n--list  只打印时间表（Asia/Shanghai）\n不需要网页时用它；npm start 已包含。`,
  options: { list: { type: 'boolean' } },
  async run(_positionals, values, io) {
    if (values.list) {
      io.stdout.write(
        PIPELINES.map(
          (pipeline) =>
            `${pipeline.source.padEnd(14)}${pipeline.schedule.padEnd(20)}${pipeline.label}，${pipeline.owner}\n`
        ).join('')
      );
      return EXIT.ok;
    }
    const folder = openStateFolder();
    const log = serviceLog((text) => io.stderr.write(text));
    const work = inBackground(folder, log, io.signal);
    const stopDesk = keepChild(CLI, ['desk'], log);
    await work.run(PIPELINES);
    await work.draft();
    await withAppDb(folder, new Date(), async (app) => {
      const stop = keepSchedule(folder, PIPELINES, { ...work, loads: work.loads(app), due: Promise.resolve() });
      await new Promise<void>((resolve) =>
        io.signal.aborted ? resolve() : io.signal.addEventListener('abort', () => resolve(), { once: true })
      );
      await Promise.all([stop(), stopDesk()]);
    });
    return EXIT.ok;
  }
};
