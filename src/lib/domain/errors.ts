/**
 * The errors of the product. Sentence form of every message:
 * what failed — where — what still holds — what to do (the last part is `hint`).
 * Messages are zh-CN because operators and users read them.
 */
export type ErrorCode =
  | 'SOURCE_UNREADABLE'
  | 'SOURCE_SECRET'
  | 'SOURCE_UNSTABLE'
  | 'SOURCE_UNREACHABLE'
  | 'RECORD_INVALID'
  | 'CHECK_FAILED'
  | 'MODEL_INVALID'
  | 'QUERY_FAILED'
  | 'WAREHOUSE_MISSING'
  | 'INPUT_INVALID'
  | 'ACCESS_DENIED'
  | 'LANDING_DAMAGED'
  | 'KEY_MISSING'
  | 'DISK_FULL'
  | 'READ_ONLY'
  | 'OUT_OF_MEMORY'
  | 'TOO_MANY_FILES'
  | 'BUSY';

export class ZhishengError extends Error {
  readonly code: ErrorCode;
  /** The next step of the reader, one sentence. */
  readonly hint: string;

  constructor(code: ErrorCode, message: string, hint: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
    this.hint = hint;
  }
}

/** A file or feed cannot be read as a whole. The file is kept; other sources go on. */
export class SourceError extends ZhishengError {}
/** A check on the built warehouse returned rows; nothing was published. */
export class CheckError extends ZhishengError {}
/** A model or query file breaks the rules of `sql/README.md`. */
export class ModelError extends ZhishengError {}
/** A named query failed or the warehouse cannot be read. */
export class QueryError extends ZhishengError {}
/** The user's own input (argument, filter, setting) is wrong. */
export class InputError extends ZhishengError {}

/** The reader may not see or do this; nothing was given and nothing changed. */
export class AccessError extends ZhishengError {}

/** A one-line text for logs and terminals: message, then the hint. */
export function describeError(error: unknown): string {
  if (error instanceof ZhishengError) return `${error.message}。${error.hint}`;
  return error instanceof Error ? error.message : String(error);
}
