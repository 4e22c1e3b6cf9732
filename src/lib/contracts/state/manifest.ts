import { z } from 'zod';
import { SOURCES } from '#lib/contracts/contract.ts';
import { LoadCounts } from './run-report.ts';

/**
 * First and last identity in the order of bytes, null where no row has an id; `has_hashed`: some row is known by its
 * content only.
 */
export const IdentityRange = z.object({
  first: z.string().nullable(),
  last: z.string().nullable(),
  has_hashed: z.boolean()
});
export type IdentityRange = z.infer<typeof IdentityRange>;

/**
 * `held`: not landed until a person decides; `set_aside`: a sum, no record; `doubtful`: landed as it is, but somebody
 * should look.
 */
export const Severity = z.enum(['rejected', 'emptied', 'held', 'set_aside', 'doubtful']);
export type Severity = z.infer<typeof Severity>;

export const SEVERITY_WORDS: Record<Severity, string> = {
  rejected: '拒收',
  emptied: '置空',
  held: '暂扣',
  set_aside: '汇总行',
  doubtful: '存疑'
};

/** The sending unit of a load and how it was found. `name` is null when nothing tells. */
export const SendingUnit = z.object({
  name: z.string().nullable(),
  /** How two spellings of one unit are known: the code of its place, else its name without blanks. */
  key: z.string().nullable(),
  from: z.enum(['given', 'column', 'name', 'org', 'county', 'remembered', 'unknown'])
});
export type SendingUnit = z.infer<typeof SendingUnit>;

export const RejectReason = z.object({
  severity: Severity,
  field: z.string(),
  reason: z.string(),
  row_count: z.number()
});
export type RejectReason = z.infer<typeof RejectReason>;

/** That a load was taken back as a whole: `undone.json` beside `manifest.json`. It is never removed. */
export const Undone = z.object({
  /** ISO instant. */
  at: z.string(),
  /** Why, as the person wrote it, personal data taken out; null when nothing was written. */
  note: z.string().nullable(),
  request_id: z.number()
});
export type Undone = z.infer<typeof Undone>;

/** How a file came: by its drop folder, by command, by a feed, shipped with the product, by the page 报送. */
export const ORIGINS = ['inbox', 'import', 'feed', 'seed', 'web'] as const;

/** A landed batch: `manifest.json` beside `rows.parquet`. Its presence under `landing/` is the commit. */
export const Manifest = z.object({
  batch_no: z.number(),
  record: z.string(),
  source: z.enum(SOURCES),
  /** Name of the dropped file or of the feed. */
  source_file: z.string(),
  origin: z.enum(ORIGINS),
  /** Which submission of the page 报送 brought the file; absent for other origins. */
  submission_id: z.number().optional(),
  sha256: z.string(),
  /** Hash of file content, mapping, constants and contract version: the same again changes nothing. */
  signature: z.string(),
  encoding: z.string(),
  kind: z.string(),
  bytes: z.number(),
  /** Header text → field; null where the column was dropped. */
  mapping: z.array(z.object({ header: z.string(), field: z.string().nullable() })),
  /** Absent in batches of former versions, as is `left_out`. */
  unit: SendingUnit.optional(),
  /** Values that the caller gave for every row; absent where none were given. */
  constants: z.record(z.string(), z.string()).optional(),
  counts: LoadCounts,
  /** The file of rows as it was written, null where the batch brought none; absent in batches of former versions. */
  rows: z.object({ rows_sha256: z.string().nullable(), rows_bytes: z.number() }).optional(),
  /** Sheets with rows that were not read. */
  left_out: z.array(z.string()).optional(),
  reasons: z.array(RejectReason),
  /** Range of the identities of its accepted rows; absent in batches of former versions. */
  identities: IdentityRange.optional(),
  /** Hits of redaction by kind; values are never kept. */
  redactions: z.record(z.string(), z.number()),
  /**
   * Rows whose texts and keys were taken out in all, and how many were found past their storage or taken down when it
   * was last looked at; absent where that never happened.
   */
  cleared: z.object({ rows: z.number(), aged: z.number(), taken_down: z.number() }).optional(),
  /** Which rules took personal data out of the texts of this batch. */
  redactor_version: z.string(),
  /** Where a feed goes on next time. */
  cursor: z.string().nullable(),
  contract_version: z.number(),
  landed_at: z.string(),
  /** The record of its undoing, kept beside it; absent while the load stands. */
  undone: Undone.optional()
});
export type Manifest = z.infer<typeof Manifest>;
