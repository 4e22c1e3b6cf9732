/** The fate of one file of a run, in a word. */
import type { FileReport } from '#lib/contracts/state/run-report.ts';

/** Whether nothing of the file counts although it holds rows: neither landed now nor landed before. */
export function landedNothing({ counts }: Pick<FileReport, 'counts'>): boolean {
  return counts !== null && counts.read > 0 && counts.new + counts.revised + counts.duplicate === 0;
}

/** Whether the file has a header and no row at all. */
function hasNoRow({ counts }: Pick<FileReport, 'counts'>): boolean {
  return counts !== null && counts.read === 0;
}

/** Whether a person must look at the file: it has no rows, some are held back, sheets were not read, or nothing counts. */
export function needsALook(file: Pick<FileReport, 'counts' | 'left_out'>): boolean {
  return landedNothing(file) || hasNoRow(file) || (file.counts?.held ?? 0) > 0 || file.left_out.length > 0;
}
