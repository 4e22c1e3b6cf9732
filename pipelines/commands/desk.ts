import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { keepDesk } from '#pipelines/desk/desk.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { serviceLog } from '#pipelines/files/service-log.ts';
import { EXIT, type Command } from './command.ts';

export const command: Command = {
  name: 'desk',
  summary: '识别网页「报送」上拖入的文件，直到 Ctrl-C；npm start 和 schedule 已包含',
  usage: '用法：npm run -s data -- desk\n只读取和试算，不入库；入库由定时运行的进程执行。',
  options: {},
  async run(_positionals, _values, io) {
    const folder = openStateFolder();
    const stop = new AbortController();
    io.signal.addEventListener('abort', () => stop.abort(), { once: true });
    // Started by the scheduler: without it there is nobody to load what is confirmed.
    process.on('disconnect', () => stop.abort());
    await withAppDb(folder, new Date(), (app) =>
      keepDesk(folder, app, {
        now: () => new Date(),
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        log: serviceLog((text) => io.stderr.write(text)),
        signal: stop.signal
      })
    );
    return EXIT.ok;
  }
};
