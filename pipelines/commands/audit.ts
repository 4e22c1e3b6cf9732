import { InputError } from '#lib/domain/errors.ts';
import { allEntries, verifyChain } from '#lib/app-db/audit-log.ts';
import { withAppDb } from '#pipelines/app-state/app-state.ts';
import { openStateFolder } from '#pipelines/files/state-folder.ts';
import { EXIT, type Command } from './command.ts';

export const command: Command = {
  name: 'audit',
  summary: '核对审计日志有没有被改动，或逐条输出',
  usage: `audit verify          逐条重算校验值；有一条对不上时退出码为 1
audit list            逐条输出（JSON，一行一条），从最早的起

例：npm run -s data -- audit verify`,
  options: {},
  async run([what], _values, io) {
    if (what !== 'verify' && what !== 'list')
      throw new InputError('INPUT_INVALID', '没有说做什么 — audit — 日志没有变化', '写 audit verify 或 audit list');
    return withAppDb(openStateFolder(), new Date(), async (app) => {
      if (what === 'list') {
        for await (const entry of allEntries(app)) io.stdout.write(`${JSON.stringify(entry)}\n`);
        return EXIT.ok;
      }
      const { entries, broken_at, last_hash } = await verifyChain(app);
      if (broken_at !== null) {
        io.stderr.write(`第 ${broken_at} 条对不上：这一条或它前面的一条被改动或删除过。共 ${entries} 条。\n`);
        return EXIT.problems;
      }
      io.stdout.write(`审计日志 ${entries} 条，逐条核对无误。最后一条的校验值 ${last_hash}\n`);
      return EXIT.ok;
    });
  }
};
