import type { ParseArgsConfig } from 'node:util';

/** Exit codes of every command. */
export const EXIT = {
  ok: 0,
  /** The command ran and found something wrong: rejected rows, failed checks, a source that could not be read. */
  problems: 1,
  /** The command was called wrongly: unknown option, missing argument, file not found. */
  usage: 2,
  /** Another run holds the state folder, or the command was interrupted. */
  busy: 3
} as const;

/** Where a command reads and writes; injected so that tests can record it. */
export interface CommandIo {
  stdin: NodeJS.ReadableStream;
  stdout: NodeJS.WritableStream;
  stderr: NodeJS.WritableStream;
  /** Aborted on Ctrl-C or a stop request: finish the current step, then return. */
  signal: AbortSignal;
}

export type OptionValues = Record<string, string | boolean | (string | boolean)[] | undefined>;

/** One command of `npm run -s data -- <name>`. */
export interface Command {
  name: string;
  /** One zh-CN sentence for the list of commands. */
  summary: string;
  /** zh-CN help text with an example; printed by --help. */
  usage: string;
  options: NonNullable<ParseArgsConfig['options']>;
  /** Returns an exit code of EXIT; throws ZhishengError for anything the caller must read. */
  run(positionals: string[], values: OptionValues, io: CommandIo): Promise<number>;
}
