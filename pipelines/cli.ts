import { describeError, InputError, ZhishengError } from '#lib/domain/errors.ts';
import { machineFault } from '#lib/state/machine-fault.server.ts';
import { keepPrivate } from '#pipelines/files/state-folder.ts';
import { parseArgs } from 'node:util';
import { EXIT, type Command, type CommandIo } from '#pipelines/commands/command.ts';

/** Every command of `npm run -s data -- <name>`; loaded only when asked for, so that `status` stays quick. */
export const COMMANDS: Record<string, () => Promise<{ command: Command }>> = {
  import: () => import('#pipelines/commands/import.ts'),
  run: () => import('#pipelines/commands/run.ts'),
  build: () => import('#pipelines/commands/build.ts'),
  check: () => import('#pipelines/commands/check.ts'),
  status: () => import('#pipelines/commands/status.ts'),
  rejects: () => import('#pipelines/commands/rejects.ts'),
  backup: () => import('#pipelines/commands/backup.ts'),
  restore: () => import('#pipelines/commands/restore.ts'),
  bundle: () => import('#pipelines/commands/bundle.ts'),
  settings: () => import('#pipelines/commands/settings.ts'),
  doctor: () => import('#pipelines/commands/doctor.ts'),
  rollback: () => import('#pipelines/commands/rollback.ts'),
  boundaries: () => import('#pipelines/commands/boundaries.ts'),
  seed: () => import('#pipelines/commands/seed.ts'),
  types: () => import('#pipelines/commands/types.ts'),
  desk: () => import('#pipelines/commands/desk.ts'),
  loads: () => import('#pipelines/commands/loads.ts'),
  drafts: () => import('#pipelines/commands/drafts.ts'),
  schedule: () => import('#pipelines/commands/schedule.ts'),
  briefing: () => import('#pipelines/commands/briefing.ts'),
  annotate: () => import('#pipelines/commands/annotate.ts'),
  train: () => import('#pipelines/commands/train.ts'),
  evaluate: () => import('#pipelines/commands/evaluate.ts'),
  classify: () => import('#pipelines/commands/classify.ts'),
  lexicon: () => import('#pipelines/commands/lexicon.ts'),
  model: () => import('#pipelines/commands/model.ts'),
  corrections: () => import('#pipelines/commands/corrections.ts'),
  enterprises: () => import('#pipelines/commands/enterprises.ts'),
  audit: () => import('#pipelines/commands/audit.ts'),
  keys: () => import('#pipelines/commands/keys.ts'),
  query: () => import('#pipelines/commands/query.ts'),
  cluster: () => import('#pipelines/commands/cluster.ts'),
  'mine-issues': () => import('#pipelines/commands/mine-issues.ts')
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
  } catch (cause) {
    const error = machineFault(cause) ?? cause;
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
  keepPrivate();
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.once(name, () => stop.abort());
  process.exitCode = await runCli(process.argv.slice(2), {
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    signal: stop.signal
  });
}
