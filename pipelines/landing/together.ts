import type { HeaderMapping } from '#pipelines/intake/choose-mapping.ts';
import { fieldOfColumn, promisesNumber } from '#pipelines/intake/map-header.ts';
import type { Prepared } from '#pipelines/intake/prepare.ts';
import type { LandingJob } from './landing-job.ts';

/** A larger file is worth statements of its own. */
const MOST_BYTES = 1_048_576;

const NUMBER_MARK = '__number';

/** Whether the file may be landed together with others of its kind. */
export function isSmall({ inspection }: Prepared): boolean {
  return inspection.bytes <= MOST_BYTES;
}

/** Files landed together at most: more would keep the file in the first place from being done, and fill the memory. */
const MOST_TOGETHER = 500;
const MOST_BYTES_TOGETHER = 67_108_864;

/** Whether the group takes another file. */
export function isOpen(group: LandingJob[]): boolean {
  const bytes = group.reduce((sum, { prepared }) => sum + prepared.inspection.bytes, 0);
  return group.length < MOST_TOGETHER && bytes + MOST_BYTES <= MOST_BYTES_TOGETHER;
}

/** Files of one kind may be landed together: the same statements type, redact, key and judge their rows. */
export function kindOf(job: LandingJob): string {
  const { prepared, mapping, constants, isConfirmed } = job;
  const numbers = filledFields(job).filter((field) => field.endsWith(NUMBER_MARK));
  return JSON.stringify([mapping.contract.record, numbers, constants, isConfirmed ?? false, serialEpochOf(prepared)]);
}

/** The same text for files that can fill the same fields. */
export function fieldsOf(job: LandingJob): string {
  return JSON.stringify(filledFields(job).sort());
}

/** The files by the columns in which they are read, each part in the order of its first file. */
export function partsOf(jobs: LandingJob[]): LandingJob[][] {
  const parts = new Map<string, LandingJob[]>();
  for (const job of jobs) {
    const { hasRowNumbers, delimiter, skipLines } = job.prepared;
    const key = JSON.stringify([columnNames(job.mapping), hasRowNumbers, delimiter, skipLines]);
    const part = parts.get(key);
    if (part) part.push(job);
    else parts.set(key, [job]);
  }
  return [...parts.values()];
}

/** Runs of files that follow each other and can fill the same fields. */
export function runsOf(jobs: LandingJob[]): LandingJob[][] {
  const runs: LandingJob[][] = [];
  for (const job of jobs) {
    const last = runs.at(-1);
    if (last && fieldsOf(last[0]!) === fieldsOf(job)) last.push(job);
    else runs.push([job]);
  }
  return runs;
}

/** Day 0 of undated serials in the file. */
export function serialEpochOf({ serialEpoch }: Prepared): string {
  return serialEpoch ?? '1899-12-30';
}

/** The columns of the file as relations name them: the field of each, or that it is dropped. */
export function columnNames({ columns }: HeaderMapping): string[] {
  return columns.map((field, index) => field ?? `dropped_${index + 1}`);
}

/**
 * Fields that this load can fill; the landing SQL keeps no column for the others. A unit in the header
 * (`amount_yuan__wan`) is no part of the
 * name. `<key>__number` marks a key whose column promises telephone or document numbers.
 */
export function filledFields(job: Pick<LandingJob, 'prepared' | 'mapping' | 'constants'>): string[] {
  const mapped = job.mapping.columns.flatMap((column, index) => {
    if (column === null) return [];
    const field = fieldOfColumn(column);
    return promisesNumber(job.prepared.header[index] ?? '') ? [field, `${field}${NUMBER_MARK}`] : [field];
  });
  return [...new Set(['source_system', ...mapped, ...Object.keys(job.constants)])];
}
