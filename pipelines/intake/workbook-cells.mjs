import XLSX from '@e965/xlsx';
import { shownNumber } from './workbook-formats.mjs';

/** Stands for a formula whose result was never stored; landing refuses it with that reason. */
export const NO_RESULT = '#公式没有计算结果';

/**
 * The text of a cell without loss: whole numbers with all digits, dates as ISO text, percentages as "5%", codes that
 * are shown with leading zeros or other signs as shown. Excel itself keeps 15 digits; what it lost is lost before the
 * file is written.
 * @param {import('@e965/xlsx').CellObject | undefined} cell
 * @param {boolean} isDate1904 workbook counts days from 1904
 * @returns {string}
 */
export function cellText(cell, isDate1904) {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  switch (cell.t) {
    case 'n':
      return numberText(Number(cell.v), cell.z === undefined ? undefined : String(cell.z), cell.w, isDate1904);
    case 'b':
      return cell.v ? 'true' : 'false';
    case 'd':
      return new Date(String(cell.v)).toISOString().slice(0, 19).replace('T', ' ').replace(' 00:00:00', '');
    // An error such as #N/A stays visible, so that validation names it.
    case 'e':
      return String(cell.w ?? '#ERROR');
    default:
      return String(cell.v);
  }
}

/**
 * @param {number} value
 * @param {string | undefined} format undefined for the built-in formats of East Asian Excel, whose code no file names
 * @param {string | undefined} shown
 * @param {boolean} isDate1904
 */
function numberText(value, format, shown, isDate1904) {
  // ECMA-376 part 1, 18.8.30: formats 27 to 36 and 50 to 58 are dates and times in Chinese; the library shows them as
  // m/d/yy or h:mm:ss.
  const isDate =
    format === undefined
      ? /^\d+\/\d+\/\d+$|^\d+:\d+:\d+$/.test(shown ?? '')
      : XLSX.SSF.is_date(withoutLiterals(format));
  if (isDate) return serialText(value, isDate1904) ?? plainNumber(value);
  return shownNumber(value, format ?? 'General', shown, plainNumber);
}

/** @param {string} format */
function withoutLiterals(format) {
  return format.replace(/"[^"]*"|[\\!]./g, '');
}

/**
 * @param {number} serial
 * @param {boolean} isDate1904
 * @returns {string | null} null when the serial is no date
 */
function serialText(serial, isDate1904) {
  // Half a second is added before cutting: 0.999999 of a minute is a rounding of the next one.
  const parts = XLSX.SSF.parse_date_code(Math.round(serial * 86400) / 86400 + 1e-9, { date1904: isDate1904 });
  if (!parts) return null;
  const time = [parts.H, parts.M, Math.floor(parts.S)].map((part) => String(part).padStart(2, '0')).join(':');
  if (serial < 1) return time;
  const day = [
    String(parts.y).padStart(4, '0'),
    String(parts.m).padStart(2, '0'),
    String(parts.d).padStart(2, '0')
  ].join('-');
  return time === '00:00:00' ? day : `${day} ${time}`;
}

/**
 * A number of sixteen digits and more has lost its last ones to the spreadsheet: it is written as 6.1E+17, which
 * landing refuses as an identity, instead of with zeros that were never there.
 * @param {number} value
 */
function plainNumber(value) {
  if (Number.isInteger(value) && Math.abs(value) >= 1e15 && (!Number.isSafeInteger(value) || value % 10 === 0))
    return value.toExponential().replace('e', 'E');
  // 0.1 + 0.2 is 0.3 to everyone who reads the sheet: a double keeps fifteen digits.
  const text = Number.isInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
  if (!text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '');
}
