import type { StateFolder } from '#pipelines/files/state-folder.ts';
import type { Manifest, Undone } from '#lib/contracts/state/manifest.ts';
import type { Pipeline } from '#pipelines/sources/pipeline.ts';
import type { StorageSetting } from '#lib/contracts/processing.ts';
import type { Claim } from './claims.ts';

export interface RunOptions {
  folder: StateFolder;
  pipelines: Pipeline[];
  /** Files given by hand (`import`); they are copied, not moved. */
  imports?: { claim: Omit<Claim, 'batch_no'>; path: string }[];
  /** Loads to take back before anything is taken in. */
  undos?: { manifest: Manifest; undone: Undone }[];
  /** Build and publish even when nothing changed or the version is held. */
  force?: boolean;
  /** Take nothing in; only build from what is landed. */
  buildOnly?: boolean;
}

export interface RunEffects {
  now(): Date;
  sleep(ms: number): Promise<void>;
  fetch: typeof fetch;
  log(line: string, fields?: { run_id: string }): void;
  /** Aborted on Ctrl-C: the step under way ends, the next does not begin. */
  signal: AbortSignal;
  /** Called before every step, by name; tests stop the process here. */
  step(name: string): void;
  settings: {
    settleMs: number;
    keepGenerations: number;
    intakeDays: number;
    /** Days of storage by setting; 0 keeps. */
    retainDays: Record<StorageSetting, number>;
  };
}
