import { draftScheduled } from '#pipelines/monthly-briefing/draft-scheduled.ts';
import { serviceLog } from '#pipelines/files/service-log.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { EXIT, type Command } from './command.ts';

export const command: Command = {
  name: 'drafts',
  summary: '起草到期的简报，做完即止；npm start 和 schedule 每天早上执行',
  usage: '用法：npm run -s data -- drafts\n没有到期的简报时什么也不做。',
  options: {},
  async run(_positionals, _values, io) {
    await draftScheduled(
      openStateFolder(),
      serviceLog((text) => io.stderr.write(text))
    );
    return EXIT.ok;
  }
};
