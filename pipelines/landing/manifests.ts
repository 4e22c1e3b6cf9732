import type { Source } from '#lib/contracts/contract.ts';
import type { RedactionHits } from './redact-lines.ts';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '#pipelines/files/state-folder.ts';

/** Name of the record of an undoing, in the folder of the batch. */
export const UNDONE_FILE = 'undone.json';
/** Rows that count, and rows of a load that was taken back: no glob over batches meets the second name. */
export const ROWS_FILE = 'rows.parquet';
export const UNDONE_ROWS_FILE = 'rows.undone.parquet';

/** Rows of one load: read = new + revised + duplicate + rejected. `emptied` counts accepted rows of which a cell was refused. */
export interface LoadCounts {
  read: number;
  new: number;
  revised: number;
  duplicate: number;
  rejected: number;
  emptied: number;
  conflicting: number;
}

export interface RejectReason {
  severity: 'rejected' | 'emptied';
  field: string;
  reason: string;
  row_count: number;
}

/** First and last identity in the order of bytes, null where no row has an id; `has_hashed`: some row is known by its content only. */
export interface IdentityRange {
  first: string | null;
  last: string | null;
  has_hashed: boolean;
}

/** What a batch says about itself; `manifest.json` beside `rows.parquet`. Its presence under `landing/` is the commit. */
export interface Manifest {
  batch_no: number;
  record: string;
  source: Source;
  /** Name of the dropped file or of the feed. */
  source_file: string;
  origin: 'inbox' | 'import' | 'feed' | 'seed' | 'web';
  /** Which submission of the page 报送 brought the file; absent for other origins. */
  submission_id?: number;
  sha256: string;
  /** Hash of file content, mapping, constants and contract version: the same again changes nothing. */
  signature: string;
  encoding: string;
  kind: string;
  bytes: number;
  /** Header text → field; null where the column was dropped. */
  mapping: { header: string; field: string | null }[];
  counts: LoadCounts;
  reasons: RejectReason[];
  /** Where the identities of its accepted rows lie; absent in batches of former versions. */
  identities?: IdentityRange;
  /** Hits of redaction by kind; values are never kept. */
  redactions: RedactionHits;
  /** Which rules took personal data out of the texts of this batch. */
  redactor_version: string;
  /** Where a feed goes on next time. */
  cursor: string | null;
  contract_version: number;
  landed_at: string;
  /** The record of its undoing, kept beside it; absent while the load stands. */
  undone?: Undone;
}

/** That a load was taken back as a whole: `undone.json` beside `manifest.json`. It is never removed. */
export interface Undone {
  /** ISO instant. */
  at: string;
  /** Why, as the person wrote it, personal data taken out; null when nothing was written. */
  note: string | null;
  request_id: number;
}

/** Every batch that stands, in order of batch number; loads taken back are left out. */
export function readManifests(landing: string): Manifest[] {
  return readAllManifests(landing).filter((manifest) => manifest.undone === undefined);
}

/** Every committed batch of the landing folder, those taken back included, in order of batch number. */
export function readAllManifests(landing: string): Manifest[] {
  const manifests: Manifest[] = [];
  for (const record of existsSync(landing) ? readdirSync(landing) : []) {
    for (const batch of readdirSync(join(landing, record))) {
      const folder = join(landing, record, batch);
      const manifest = readJson<Manifest>(join(folder, 'manifest.json'));
      const undone = readJson<Undone>(join(folder, UNDONE_FILE));
      if (manifest) manifests.push(undone ? { ...manifest, undone } : manifest);
    }
  }
  return manifests.sort((a, b) => a.batch_no - b.batch_no);
}

/** Folder name of a batch: sorts by number, and says which content it holds. */
export function batchFolder(batchNo: number, signature: string): string {
  return `${String(batchNo).padStart(6, '0')}-${signature.slice(0, 8)}`;
}
