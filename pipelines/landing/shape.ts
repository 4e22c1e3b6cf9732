import { fieldOfColumn, promisesNumber } from '#pipelines/intake/map-header.ts';
import type { Prepared } from '#pipelines/intake/prepare.ts';
import type { LandingJob } from './landing-job.ts';

/** A larger file is worth statements of its own. */
const MOST_BYTES_TOGETHER = 262_144;

/** Whether the file may be landed together with others of its shape. */
export function isSmall({ inspection }: Prepared): boolean {
  return inspection.bytes <= MOST_BYTES_TOGETHER;
}

/** Files of one shape, whose rows are numbered, are read and typed by the same statements. */
export function shapeOf({ prepared, mapping, constants, isConfirmed }: LandingJob): string {
  const { contract, columns } = mapping;
  return JSON.stringify([
    contract.record,
    columns,
    filledFields({ prepared, mapping, constants }),
    constants,
    isConfirmed ?? false,
    prepared.serialEpoch ?? ''
  ]);
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
    return promisesNumber(job.prepared.header[index] ?? '') ? [field, `${field}__number`] : [field];
  });
  return [...new Set(['source_system', ...mapped, ...Object.keys(job.constants)])];
}
