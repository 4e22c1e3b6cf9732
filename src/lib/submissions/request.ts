/** A person's request about a dropped file. The web writes it into `app.db`, the pipelines answer (`answer.ts`). */

export type RequestKind = 'inspect' | 'load' | 'refused' | 'undo' | 'discard';

/** How a file is to be read, as far as a person chose; what is left out is recognised by the pipelines. */
export interface Choices {
  /** Name of the record: `petitions`. */
  record?: string;
  /** The sending unit. */
  unit_org_id?: string;
  /** header → field, or '' for a column that is not taken. */
  columns?: Record<string, string>;
  /** Ask the remembered mapping of the unit; a person who changes a column decides alone. */
  use_remembered?: boolean;
  /** Held rows were looked at and are revisions. */
  is_confirmed?: boolean;
}

export interface Submission {
  submission_id: number;
  /** As everybody may see it. */
  file_name: string;
  /** Folder below `inbox/submissions`. */
  stored: string;
  byte_count: number;
  unit_org_id: string | null;
  unit_name: string | null;
  /** ISO instant. */
  dropped_at: string;
  /** Number of the user. */
  dropped_by: string;
}

export interface SubmissionRequest {
  request_id: number;
  submission_id: number;
  kind: RequestKind;
  choices: Choices;
  /** Why, personal data taken out. */
  note: string | null;
  asked_at: string;
}

/** Where dropped files wait, below the data folder; the file itself is called `file`. */
export const SUBMISSIONS_FOLDER = ['inbox', 'submissions'] as const;
export const STORED_FILE = 'file';
/** Answers of the pipelines, below the data folder: one file a submission, `<submission_id>.json`. */
export const ANSWERS_FOLDER = ['runs', 'submissions'] as const;
/** Sign of life of the process that reads dropped files. */
export const DESK_FILE = ['runs', 'desk.json'] as const;
/** Workbooks of refused rows on their way to the person who asked, gone after minutes. */
export const OUTGOING_FOLDER = ['intake', 'outgoing'] as const;

/** Name of the workbook that answers a request for refused rows. */
export function outgoingName(requestId: number): string {
  return `refused-${requestId}.xlsx`;
}
