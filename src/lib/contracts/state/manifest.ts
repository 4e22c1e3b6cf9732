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

export const RejectReason = z.object({
  severity: z.enum(['rejected', 'emptied']),
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

/** A landed batch: `manifest.json` beside `rows.parquet`. Its presence under `landing/` is the commit. */
export const Manifest = z.object({
  batch_no: z.number(),
  record: z.string(),
  source: z.enum(SOURCES),
  /** Name of the dropped file or of the feed. */
  source_file: z.string(),
  origin: z.enum(['inbox', 'import', 'feed', 'seed', 'web']),
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
  counts: LoadCounts,
  reasons: z.array(RejectReason),
  /** Range of the identities of its accepted rows; absent in batches of former versions. */
  identities: IdentityRange.optional(),
  /** Hits of redaction by kind; values are never kept. */
  redactions: z.record(z.string(), z.number()),
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
