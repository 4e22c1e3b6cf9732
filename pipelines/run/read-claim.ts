import { CONTRACTS, contractOf, contractsOf } from '#lib/contracts/all.ts';
import type { Source } from '#lib/contracts/contract.ts';
import { basename } from 'node:path';
import { shownName } from './inbox-names.ts';
import { inspectFile, type Limits } from '#pipelines/intake/inspect.ts';
import type { HeaderMapping } from '#pipelines/intake/choose-mapping.ts';
import { mapHeader } from '#pipelines/intake/map-header.ts';
import { prepareFile } from '#pipelines/intake/prepare.ts';
import type { Prepared } from '#pipelines/intake/prepared.ts';
import { refuseSecretName, refuseSecretRows } from '#pipelines/intake/secret-marks.ts';
import type { OpenClaim } from './claims.ts';
import type { LandingJob } from '#pipelines/landing/landing-job.ts';

export interface ReadEffects {
  limits: Limits;
  /** Called before each step, by name; tests stop the process here. */
  step(name: string): void;
}

/** The claim by which a file is read: a claim without its number, of which the source may be open. */
export type FileToRead = Pick<
  OpenClaim,
  'dir' | 'file' | 'source_file' | 'overrides' | 'constants' | 'chosen' | 'record'
> & { source: Source | null };

/**
 * Inspects, converts where needed, finds the record and maps the header. Throws SourceError when the file cannot be
 * read or mapped.
 */
export async function prepareJob(claim: OpenClaim, effects: ReadEffects): Promise<LandingJob> {
  const prepared = await prepareFileOf(claim, effects);
  return {
    batch_no: claim.batch_no,
    origin: claim.origin,
    ...(claim.submission_id === undefined ? {} : { submission_id: claim.submission_id }),
    source_file: shownName(claim.source_file),
    constants: claim.constants,
    ...(claim.unit === undefined ? {} : { unit: claim.unit }),
    ...(claim.isConfirmed ? { isConfirmed: true } : {}),
    cursor: claim.cursor,
    prepared,
    mapping: mappingOf(claim, prepared)
  };
}

/** The file as a table with a header. Throws SourceError when it cannot be read or bears a mark of secrecy. */
export async function prepareFileOf(claim: FileToRead, effects: ReadEffects): Promise<Prepared> {
  effects.step('inspect');
  const name = basename(shownName(claim.source_file));
  refuseSecretName(name);
  const inspection = await inspectFile(claim.file, name, effects.limits);
  effects.step('prepare');
  const prepared = await prepareFile(inspection, claim.dir, effects.limits);
  refuseSecretRows(inspection.name, [prepared.header, ...prepared.preview]);
  return prepared;
}

/**
 * Which record the table holds and which column is which field; any record where the source is open. Throws
 * SourceError where none fits.
 */
export function mappingOf(claim: FileToRead, prepared: Prepared): HeaderMapping {
  const forced = claim.record ? contractOf(claim.record) : undefined;
  const candidates = claim.source === null ? CONTRACTS : contractsOf(claim.source);
  return mapHeader(prepared.header, forced ? [forced] : candidates, {
    fileName: basename(shownName(claim.source_file)),
    overrides: claim.overrides,
    constants: Object.keys(claim.constants),
    samples: prepared.preview,
    ...(prepared.unit ? { unit: prepared.unit } : {}),
    ...(claim.chosen ? { chosen: claim.chosen } : {})
  });
}
