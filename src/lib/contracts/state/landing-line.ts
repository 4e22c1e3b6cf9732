import { z } from 'zod';
import { SOURCES } from '#lib/contracts/contract.ts';

/**
 * The fate of a batch. `found`: it stood without a line, as batches of former versions and those of a process that
 * died between commit and line. `removed` ends it.
 */
export const LANDING_EVENTS = ['landed', 'found', 'redacted', 'cleared', 'undone', 'remade', 'removed'] as const;

/** One line of the journal of landing, `runs/landing.jsonl`: what must lie in the folder of a batch. */
export const LandingLine = z.object({
  batch_no: z.number(),
  record: z.string(),
  source: z.enum(SOURCES),
  source_file: z.string(),
  /** Shipped with the product: no original is kept. */
  is_shipped: z.boolean(),
  /** Folder below `landing/<record>/`. */
  folder: z.string(),
  event: z.enum(LANDING_EVENTS),
  row_count: z.number(),
  /** Of `rows.parquet`; null where the batch brought no row. */
  rows_sha256: z.string().nullable(),
  rows_bytes: z.number(),
  manifest_sha256: z.string(),
  /** ISO instant. */
  at: z.string(),
  /** SHA-256 of the chain of the line before and of this line without it, hex: no line goes unnoticed. */
  chain: z.string()
});
export type LandingLine = z.infer<typeof LandingLine>;
