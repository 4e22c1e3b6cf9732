import { logLine, type LogEntry } from '#lib/domain/log-line.ts';
import { readSettings } from '#lib/settings/read-settings.ts';

/** Writes a line of the service log; fields such as the run's id stand beside it in JSON. */
export type Log = (message: string, fields?: { run_id: string }) => void;

/** The service log on the terminal, in the format of LOG_FORMAT. */
export function serviceLog(write: (text: string) => void): Log {
  const { LOG_FORMAT } = readSettings(['LOG_FORMAT']);
  return (message, fields) => {
    const text = message.trim();
    const entry: LogEntry = {
      part: 'pipelines',
      level: 'info',
      message: LOG_FORMAT === 'json' ? text : message,
      ...fields
    };
    write(`${logLine(LOG_FORMAT, new Date(), entry)}\n`);
  };
}
