import { describeError, ZhishengError } from '#lib/domain/errors.ts';
import { problemLine } from '#lib/domain/log-line.ts';
import { faultForReaders } from '#lib/state/machine-fault.server.ts';
import { randomBytes } from 'node:crypto';

export interface ErrorReport {
  /** Shown to the user and found in the log. */
  errorId: string;
  /** The text for the user. Errors that are not ours are not quoted: they may name files or values. */
  message: string;
  /** One JSON line for the service log. */
  line: string;
}

/** Turns an unexpected error into what the user reads and what the log keeps. */
export function reportError(
  error: unknown,
  request: { method: string; route_id: string | null; status: number; request_id: string },
  now: Date
): ErrorReport {
  const errorId = randomBytes(4).toString('hex');
  const fault = faultForReaders(error, '这一次没有完成，已有的数据没有变化');
  const known = error instanceof ZhishengError;
  const message = fault
    ? fault.message
    : known
      ? describeError(error)
      : request.status === 404
        ? '没有这个页面'
        : '页面没有算出来 — 这一次请求 — 已发布的数据没有变化';
  // The address is left out: it may hold words that somebody searched for.
  const line = problemLine(now, error, {
    error_id: errorId,
    ...request,
    code: fault?.code ?? (known ? error.code : null)
  });
  return { errorId, message, line };
}
