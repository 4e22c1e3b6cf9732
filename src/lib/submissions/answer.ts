/**
 * The pipelines' answer about a dropped file: `runs/submissions/<submission_id>.json`, rewritten whole at each
 * step. Nothing in it is personal: texts are redacted, keys are pseudonyms, personal columns are shown without
 * samples.
 */
import { z } from 'zod';

/**
 * `held`: not landed until a person decides; `set_aside`: a sum, no record; `doubtful`: landed, but to be looked at.
 */
const Severity = z.enum(['rejected', 'emptied', 'held', 'set_aside', 'doubtful']);

const Counts = z.object({
  read: z.number(),
  new: z.number(),
  revised: z.number(),
  duplicate: z.number(),
  rejected: z.number(),
  emptied: z.number(),
  conflicting: z.number(),
  held: z.number().optional(),
  totals: z.number().optional(),
  empty: z.number().optional()
});

const Column = z.object({
  header: z.string(),
  /** Field of the record; null where the column is not taken. */
  field: z.string().nullable(),
  /** 万元 or 亿元 where the header or the sheet gives the unit; null otherwise. */
  unit: z.string().nullable(),
  /** Up to three values as the file has them, redacted; none for personal columns. */
  samples: z.array(z.string()),
  is_personal: z.boolean()
});

const Recognised = z.object({
  source: z.string(),
  record: z.string(),
  /** Kind by content: xlsx, csv … */
  kind: z.string(),
  encoding: z.string(),
  sheets: z.array(z.string()),
  skipped_sheets: z.array(z.string()),
  columns: z.array(Column),
  missing_required: z.array(z.string()),
  /** The unit that rows get which name none; null where each row names its own, or nobody does. */
  unit_org_id: z.string().nullable(),
  /** The office within which the numbers of the file are unique, and how it was found; absent in former answers. */
  sender: z.object({ name: z.string().nullable(), from: z.string() }).optional(),
  /** Row of the header as a spreadsheet numbers it; absent where rows have no numbers. */
  header_row: z.number().optional(),
  rows_name_their_unit: z.boolean(),
  remembered: z.object({ confirmed_at: z.string(), added: z.array(z.string()), gone: z.array(z.string()) }).nullable(),
  counts: Counts,
  redactions: z.record(z.string(), z.number()),
  reasons: z.array(z.object({ severity: Severity, field: z.string(), reason: z.string(), row_count: z.number() })),
  first_refused: z.array(
    z.object({
      row_number: z.number(),
      sheet: z.string().optional(),
      severity: Severity,
      field: z.string(),
      value: z.string().nullable(),
      reason: z.string()
    })
  ),
  /** The first rows that would be stored, as text; fields in the order of the record. */
  rows: z.object({ fields: z.array(z.string()), values: z.array(z.array(z.string().nullable())) }),
  /** First and last value of each date field of the rows that would be stored. */
  dates: z.array(z.object({ field: z.string(), first: z.string(), last: z.string() })),
  /** The very same content was loaded before under this name. */
  loaded_before: z.object({ file: z.string(), landed_at: z.string() }).nullable()
});

const Load = z.object({
  batch_nos: z.array(z.number()),
  run_id: z.string(),
  source: z.string(),
  record: z.string(),
  counts: Counts,
  landed_at: z.string(),
  /** Name of the generation that shows it; null where the build failed or is held. */
  published: z.string().nullable()
});

export const ANSWER = z.object({
  submission_id: z.number(),
  /** The request that was taken up last. */
  request_id: z.number(),
  state: z.enum(['inspecting', 'inspected', 'unreadable', 'loading', 'loaded', 'undoing', 'undone', 'discarded']),
  at: z.string(),
  /** How often the request was begun: a process killed over and over by one file must end. */
  attempts: z.number(),
  /** The failure and its remedy; the state records what still holds. */
  problem: z.object({ message: z.string(), hint: z.string() }).nullable(),
  recognised: Recognised.nullable(),
  load: Load.nullable(),
  undone: z.object({ at: z.string(), note: z.string().nullable() }).nullable()
});

export type Answer = z.infer<typeof ANSWER>;
export type Recognised = z.infer<typeof Recognised>;
export type RecognisedColumn = z.infer<typeof Column>;
export type SubmissionLoad = z.infer<typeof Load>;

/** Sign of life of the process that reads dropped files, `runs/desk.json`. */
export const DESK = z.object({ pid: z.number(), at: z.string() });
export type Desk = z.infer<typeof DESK>;
