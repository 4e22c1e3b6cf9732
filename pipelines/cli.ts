import { describeError, InputError, ZhishengError } from '#lib/domain/errors.ts';
import { parseArgs } from 'node:util';
import { EXIT, type Command, type CommandIo } from './command.ts';

/** Every command of `npm run -s data -- <name>`; loaded only when asked for, so that `status` stays quick. */
export const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  import: () => import('./commands/import.ts'),
  run: () => import('./commands/run.ts'),
  build: () => import('./commands/build.ts'),
  check: () => import('./commands/check.ts'),
  status: () => import('./commands/status.ts'),
  rejects: () => import('./commands/rejects.ts'),
  rollback: () => import('./commands/rollback.ts'),
  boundaries: () => import('./commands/boundaries.ts'),
  seed: () => import('./demo/seed-command.ts'),
  types: () => import('./commands/types.ts'),
  schedule: () => import('./commands/schedule.ts'),
  briefing: () => import('./monthly-briefing/briefing-command.ts'),
  annotate: () => import('./text/annotate-command.ts'),
  train: () => import('./text/train-command.ts'),
  evaluate: () => import('./text/evaluate-command.ts'),
  classify: () => import('./text/classify-command.ts'),
  lexicon: () => import('./text/lexicon-command.ts'),
  model: () => import('./text/model-command.ts'),
  corrections: () => import('./text/corrections-command.ts'),
  enterprises: () => import('./text/enterprises-command.ts'),
  'mine-issues': () => import('./issues/mine-issues-command.ts')
};

/** Runs one command line; returns its exit code. Errors become one readable line, never a stack trace. */
export async function runCli(args: string[], io: CommandIo): Promise<number> {
  const [name, ...rest] = args;
  const load = name === undefined ? undefined : COMMANDS[name];
  if (!load) {
    io.stdout.write(await overview());
    if (name === undefined || name === '--help' || name === 'help') return EXIT.ok;
    io.stderr.write(`没有「${name}」这个命令，数据没有变化。可用命令见上。\n`);
    return EXIT.usage;
  }
  const { command } = await load();
  try {
    const { values, positionals } = parseCommandLine(command, rest);
    if (values.help) {
      io.stdout.write(`${command.summary}\n\n${command.usage}\n`);
      return EXIT.ok;
    }
    return await command.run(positionals, values, io);
  } catch (error) {
    io.stderr.write(`${describeError(error)}\n`);
    if (!(error instanceof ZhishengError) && process.env.DEBUG)
      io.stderr.write(`${error instanceof Error ? error.stack : ''}\n`);
    if (error instanceof ZhishengError && error.code === 'INPUT_INVALID') return EXIT.usage;
    return error instanceof ZhishengError && error.code === 'BUSY' ? EXIT.busy : EXIT.problems;
  }
}

function parseCommandLine(command: Command, args: string[]) {
  try {
    return parseArgs({
      args,
      options: { ...command.options, help: { type: 'boolean', short: 'h' } },
      allowPositionals: true,
      strict: true
    });
  } catch (cause) {
    throw new InputError(
      'INPUT_INVALID',
      `命令参数不对：${cause instanceof Error ? cause.message : String(cause)}`,
      `用法见 npm run -s data -- ${command.name} --help`,
      { cause }
    );
  }
}

async function overview(): Promise<string> {
  const lines = await Promise.all(
    Object.values(COMMANDS).map(async (load) => {
      const { command } = await load();
      return `  ${command.name.padEnd(12)}${command.summary}`;
    })
  );
  return `用法：npm run -s data -- <命令> [参数]\n\n${lines.join('\n')}\n\n每个命令都可加 --help。退出码：0 正常，1 有问题需处理，2 用法不对，3 正忙。\n`;
}

if (process.argv[1] === import.meta.filename) {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  process.exitCode = await runCli(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: stop.signal
  });
}
