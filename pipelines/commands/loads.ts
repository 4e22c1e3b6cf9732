import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { takeLoads } from '#pipelines/desk/take-loads.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { serviceLog } from '#pipelines/files/service-log.ts';
import { realEffects } from '#pipelines/run/settings.ts';
import { EXIT, type Command } from './command.ts';

export const command: Command = {
  name: 'loads',
  summary: '入库或撤销网页「报送」上已确认的文件，做完即止；npm start 和 schedule 已包含',
  usage: '用法：npm run -s data -- loads\n没有已确认的文件时什么也不做。',
  options: {},
  async run(_positionals, _values, io) {
    const folder = openStateFolder();
    const effects = realEffects(
      serviceLog((text) => io.stderr.write(text)),
      io.signal
    );
    await withAppDb(folder, new Date(), (app) => takeLoads(folder, app, effects));
    return EXIT.ok;
  }
};
