import { readHeader } from './header-text.ts';

/** Headers that number the rows of a table as often as they number a record. */
const GENERIC = new Set(['编号', 'id', '流水号', '号码', '序号', '记录编号', '台账编号']);
const SERIAL = /^[0-9０-９]{1,6}(\.0+)?$/;

/**
 * How badly a column tells records apart; 0 is best. A column with gaps or repeats cannot, short whole numbers are
 * counted again each month,
 * and a bare 编号 is the number of the row more often than a name that tells what is numbered.
 */
export function identifiability(header: string, samples: string[]): number {
  const filled = samples.map((value) => value.trim()).filter((value) => value !== '');
  const isWhole = new Set(filled).size === samples.length;
  const isSerial = filled.length > 0 && filled.every((value) => SERIAL.test(value));
  return (isWhole ? 0 : 4) + (isSerial ? 2 : 0) + (GENERIC.has(readHeader(header).core) ? 1 : 0);
}
