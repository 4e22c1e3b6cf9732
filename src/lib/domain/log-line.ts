/** Lines of the service log: for people, or one JSON object each. Neither holds personal data. Pure. */
export type LogFormat = 'text' | 'json';

export interface LogEntry {
  part: 'web' | 'pipelines';
  level: 'info' | 'warn' | 'error';
  message: string;
  [field: string]: string | number | boolean | null | readonly string[];
}

/** The entry as a line without line end; text keeps the message alone, since its reader sees it come. */
export function logLine(format: LogFormat, at: Date, entry: LogEntry): string {
  return format === 'json' ? JSON.stringify({ at: at.toISOString(), ...entry }) : entry.message;
}

/**
 * The message of an error without the values that it quotes: engines and parsers put the text at fault between quotes,
 * and that text may be what a worker wrote. Numbers that can identify somebody go as well.
 */
function withoutValues(message: string): string {
  return message.replace(/"(?:[^"\n]){1,}"|'(?:[^'\n]){1,}'|「[^」\n]*」/g, '〔…〕').replace(/\d{7,}/g, '〔…〕');
}

/** An error as one JSON line: its stack and those of its causes, without the values that messages quote. */
export function problemLine(at: Date, error: unknown, fields: Readonly<Record<string, string | number | null>> = {}) {
  return JSON.stringify({ at: at.toISOString(), part: 'web', level: 'error', ...fields, error: chainOf(error) });
}

/** Outermost first. */
function chainOf(error: unknown): string[] {
  const chain: string[] = [];
  for (
    let at: unknown = error;
    at !== undefined && at !== null && chain.length < 5;
    at = at instanceof Error ? at.cause : undefined
  ) {
    chain.push(withoutValues(at instanceof Error ? (at.stack ?? at.message) : String(at)));
  }
  return chain;
}
