import type { Decisions } from '#pipelines/app-state/app-state.ts';
import type { Manifest } from '#lib/contracts/state/manifest.ts';
import type { UnreadableNote } from '#lib/contracts/state/unreadable-note.ts';

/** Everything that a build is made from, besides the code. */
export interface BuildInput {
  landing: string;
  /** Annotation files and which version of them to read. */
  annotations: { folder: string; version: string };
  /** Scratch folder of this build; removed and made anew. */
  workDir: string;
  /** Ledger of hot issues; `keep` false reads it and leaves it as it is. */
  issues: { ledger: string; keep: boolean };
  manifests: Manifest[];
  unreadable: UnreadableNote[];
  /** Valid corrections and decisions. */
  decisions: Decisions;
  dataVersion: string;
  /** The date the build speaks of (Asia/Shanghai), ISO. The only input besides the batches. */
  asOf: string;
  isDemo: boolean;
  /** Some batches are the customer's own. */
  hasReal: boolean;
  log(line: string): void;
  step(name: string): void;
}
