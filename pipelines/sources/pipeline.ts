import type { RecordContract, Source } from '#lib/contracts/contract.ts';
import { contractsOf } from '#lib/contracts/all.ts';

/**
 * A pipeline: the declaration of one source. The runner does the rest (land, quarantine, build, check, publish,
 * record).
 */
export interface Pipeline {
  source: Source;
  /** zh-CN name on the pages. */
  label: string;
  /** Who answers for the data, zh-CN. */
  owner: string;
  /** node-cron expression, Asia/Shanghai. */
  schedule: string;
  /** Newest record older than this many days: ageing; older than `ageingDays`: stale. */
  freshDays: number;
  ageingDays: number;
  contracts: RecordContract[];
  /** Folder of reference files that ship with the product, loaded before the inbox. */
  seeds?: string;
}

/** Completes a declaration and refuses one that would never run. */
export function definePipeline(declaration: Omit<Pipeline, 'contracts'>): Pipeline {
  if (declaration.ageingDays < declaration.freshDays)
    throw new Error(`${declaration.source}: ageingDays must not be below freshDays`);
  return { ...declaration, contracts: contractsOf(declaration.source) };
}
