import type { KeyRing } from '#pipelines/intake/keys.ts';
import type { HeaderMapping } from '#pipelines/intake/choose-mapping.ts';
import type { Prepared } from '#pipelines/intake/prepare.ts';
import type { Limits } from '#pipelines/intake/inspect.ts';
import type { LandingDuck } from './landing-duck.ts';
import type { RedactionHits } from './redact-lines.ts';
import type { IdentityRange, Manifest, RejectReason, SendingUnit, Severity } from '#lib/contracts/state/manifest.ts';
import type { LoadCounts } from '#lib/contracts/state/run-report.ts';

export interface LandingJob {
  batch_no: number;
  origin: Manifest['origin'];
  submission_id?: number;
  source_file: string;
  /** Values the caller supplies for every row, by field (`--set`). */
  constants: Record<string, string>;
  /** The sending unit, when a person named it. */
  unit?: string;
  /** A person says that the rows held back are revisions. */
  isConfirmed?: boolean;
  cursor: string | null;
  prepared: Prepared;
  mapping: HeaderMapping;
}

export interface LandingEffects {
  landing: string;
  /** Where the finished batch goes, if not to `landing`. */
  commitTo?: string;
  rejects: string;
  /** Private folder of this job; removed by the caller. */
  workDir: string;
  duck: LandingDuck;
  keyRing: KeyRing;
  limits: Limits;
  now: Date;
  /** Batches already landed: the same file, mapping and contract again changes nothing. */
  landed: Manifest[];
  /** Called when all is written and nothing is committed; throws SourceError when the file is not what was read. */
  beforeCommit?(): void;
  /** Called for each file right after it is committed, before anything else can fail. */
  afterCommit?(manifest: Manifest): void;
  /** Called before each step, by name; tests stop the process here. */
  step(name: string): void;
}

export interface RejectedRow {
  /** As a spreadsheet shows it, within its sheet. */
  row_number: number;
  /** Where several sheets were taken. */
  sheet?: string;
  severity: Severity;
  field: string;
  value: string | null;
  reason: string;
  original: string;
}

/** The rows that would land: counts and reasons, before anything is written. */
export interface Judgement {
  unit: SendingUnit;
  counts: LoadCounts;
  reasons: RejectReason[];
  redactions: RedactionHits;
  identities: IdentityRange;
  rejected: RejectedRow[];
  signature: string;
}
