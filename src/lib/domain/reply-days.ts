/** Days from registration to the reply, with the petitions that still wait. Pure. */
import type { QueryRow } from '#lib/contracts/query-row.ts';
import { survivalMedian } from './survival.ts';
import { formatInteger } from './format.ts';
import { decideFigure, MEDIAN_NEEDS, withoutNumber, type Figure } from './suppression.ts';

/** Petitions of a period by days: answered on that day, or still without an answer after it. */
export type ElapsedRow = QueryRow<'overview/reply_days'>;

export interface ReplyDays {
  figure: Figure;
  answered: number;
  waiting: number;
  /** Which petitions the median rests on, or why there is none; a clause of a sentence. */
  words: string;
}

/** The median from registration to the reply; those that wait count for as long as they have waited. */
export function replyDays(rows: readonly ElapsedRow[]): ReplyDays {
  const {
    median,
    ended: answered,
    waiting
  } = survivalMedian(
    rows.map((row) => ({ days: row.elapsed_days, ended: row.answered_count, waiting: row.waiting_count }))
  );
  const counted = `已答复 ${formatInteger(answered)} 件${waiting === 0 ? '' : `，未答复 ${formatInteger(waiting)} 件按已等天数计入`}`;
  if (answered < MEDIAN_NEEDS)
    return {
      figure:
        answered === 0 ? withoutNumber('not_applicable') : decideFigure({ measure: 'median', value: 0, n: answered }),
      answered,
      waiting,
      words: `${counted}；答复不足 ${MEDIAN_NEEDS} 件不算中位数`
    };
  if (median === null)
    return {
      figure: withoutNumber('not_applicable'),
      answered,
      waiting,
      words: `${counted}；答复的还不到一半，中位数尚不能知道`
    };
  return { figure: decideFigure({ measure: 'median', value: median, n: answered }), answered, waiting, words: counted };
}
