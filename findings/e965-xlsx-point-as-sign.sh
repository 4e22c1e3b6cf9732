#!/usr/bin/env bash
# @e965/xlsx 0.20.3 (the current SheetJS): a number format whose point is a written sign, the usual way to show 元 in 万元
# (0\.0,"万元": cut thousands, then one digit behind the point). The library drops every digit in front of the last ones:
# 46086 is shown as .46万元 and 120000 as 1.20万元; LibreOffice 7.4 and Excel show 4.6万元 and 12.0万元. The text `w` of
# the cell is therefore ten times too small, with nothing to tell. The good guess was that `w`, which is right for
# #,##0.00"元", 0"人" and 0\.0000"万元", is the text that the sheet shows.
# Where it touches the product: withSignPoint in pipelines/intake/workbook-formats.mjs shows such numbers itself.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @e965/xlsx@0.20.3 >/dev/null
cat > run.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
const cells = [
  [46086, '0\\.0,"万元"'],
  [120000, '0\\.0,"万元"'],
  [46086, '0\\.0000"万元"']
];
const sheet = XLSX.utils.aoa_to_sheet(cells.map(([value]) => [value]));
cells.forEach(([, format], i) => (sheet[`A${i + 1}`].z = format));
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, 'a');
const file = XLSX.write(book, { type: 'buffer', bookType: 'xlsx' });
writeFileSync('a.xlsx', file);
const read = XLSX.read(file).Sheets.a;
const shown = cells.map((_, i) => read[`A${i + 1}`].w);
cells.forEach(([value, format], i) => console.log(`@e965/xlsx 0.20.3: ${value} as ${format} is shown as ${shown[i]}`));
process.exit(shown.join() === '.46万元,1.20万元,4.6086万元' ? 0 : 1);
JS
node run.mjs
if command -v soffice >/dev/null; then
  csv='csv:Text - txt - csv (StarCalc):44,34,76'
  soffice -env:UserInstallation="file://$dir/profile" --headless --convert-to "$csv" a.xlsx >/dev/null 2>&1
  echo "LibreOffice shows $(tr '\n' ' ' <a.csv)"
  [ "$(head -1 a.csv)" = 4.6万元 ]
fi
