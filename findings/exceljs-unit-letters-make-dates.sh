#!/usr/bin/env bash
# exceljs 4.4.0: a number format whose unit is an escaped letter, as Excel stores what people type as 0.0h, 0d or #,##0
# km (0.0\h, 0\d, #,##0\ \k\m), turns the number into a date: 36 hours are read as 1900-02-04. The same unit in quotes
# (0"h") or in Chinese (0\天) stays a number; @e965/xlsx 0.20.3 and openpyxl 3.1.5 read 36 in all of them. The good guess
# was that the letters which make a date are looked for in the code without its literals, since quoted ones are.
# Overtime of 36 hours becomes a day of the year 1900, or nothing where a date is refused.
# Where it touches the product: files are read with @e965/xlsx, and withoutLiterals in
# pipelines/intake/workbook-cells.mjs drops quoted and escaped signs before it asks for dates.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 >/dev/null
cat > run.mjs <<'JS'
import ExcelJS from 'exceljs';
const formats = ['0.0\\h', '0\\d', '#,##0\\ \\k\\m', '0"h"', '0\\天'];
const book = new ExcelJS.Workbook();
const sheet = book.addWorksheet('a');
formats.forEach((format, i) => Object.assign(sheet.getCell(i + 1, 1), { value: 36, numFmt: format }));
const copy = new ExcelJS.Workbook();
await copy.xlsx.load(await book.xlsx.writeBuffer());
const read = formats.map((_, i) => copy.worksheets[0].getCell(i + 1, 1).value);
const text = (value) => (value instanceof Date ? value.toISOString().slice(0, 10) : String(value));
formats.forEach((format, i) => console.log(`exceljs 4.4.0: 36 as ${format} is read as ${text(read[i])}`));
process.exit(read.map(text).join() === '1900-02-04,1900-02-04,1900-02-04,36,36' ? 0 : 1);
JS
node run.mjs
