import XLSX from '@e965/xlsx';

/**
 * The text of a cell without loss: whole numbers with all digits, dates as ISO text, percentages as "5%", codes that are
 * shown with leading zeros as shown. Excel itself keeps 15 digits; what it lost is lost before the file is written.
 * @param {import('@e965/xlsx').CellObject | undefined} cell
 * @param {boolean} isDate1904 workbook counts days from 1904
 * @returns {string}
 */
export function cellText(cell, isDate1904) {
  if (!cell || cell.v === undefined || cell.v === null) return '';
  switch (cell.t) {
    case 'n':
      return numberText(Number(cell.v), String(cell.z ?? 'General'), cell.w, isDate1904);
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
 * @param {string} format
 * @param {string | undefined} shown
 * @param {boolean} isDate1904
 */
function numberText(value, format, shown, isDate1904) {
  if (XLSX.SSF.is_date(format)) return serialText(value, isDate1904) ?? plainNumber(value);
  if (/%/.test(format)) return `${plainNumber(Number((value * 100).toPrecision(12)))}%`;
  if (/^0{2,}$/.test(format) && shown) return shown;
  return plainNumber(value);
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
 * A number of sixteen digits and more has lost its last ones to the spreadsheet: it is written as 6.1E+17, which landing refuses as
 * an identity, instead of with zeros that were never there.
 * @param {number} value
 */
function plainNumber(value) {
  if (Number.isInteger(value) && Math.abs(value) >= 1e15 && (!Number.isSafeInteger(value) || value % 10 === 0))
    return value.toExponential().replace('e', 'E');
  const text = String(value);
  if (!text.includes('e')) return text;
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/0+$/, '');
}
