#!/usr/bin/env bash
# openpyxl 3.1.5 and exceljs 4.4.0: Chinese Excel gives dates such as 2026年3月5日 and 3月5日 the built-in formats 31 and 58,
# whose codes stand in no file (ECMA-376 part 1, 18.8.30). Both libraries return the bare serial number 46086;
# python-calamine 0.9.1 returns the day, for the same file. So do formats 27 to 36 and 50 to 58 as a whole. The good
# guess was that a cell which two of the best-known readers call a number is one. Days of visits become amounts, or are
# refused.
# Where it touches the product: numberText in pipelines/intake/workbook-cells.mjs takes a number whose format has no
# code, and which the library shows as a day or a time, for a date.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5 python-calamine==0.9.1
cat > run.py <<'PY'
import re
import zipfile

import openpyxl
from python_calamine import CalamineWorkbook

book = openpyxl.Workbook()
book.active.append([46086, 46086])
for cell in book.active[1]:
    cell.number_format = '0.0000' if cell.column == 1 else '0.00000'
book.save('plain.xlsx')
with zipfile.ZipFile('plain.xlsx') as old, zipfile.ZipFile('a.xlsx', 'w') as new:
    for name in old.namelist():
        data = old.read(name)
        if name == 'xl/styles.xml':
            codes = re.findall(r'<numFmt numFmtId="(\d+)"', data.decode())
            text = re.sub(r'<numFmts.*?</numFmts>', '', data.decode())
            for code, built_in in zip(codes, ('31', '58')):
                text = text.replace(f'numFmtId="{code}"', f'numFmtId="{built_in}"')
            data = text.encode()
        new.writestr(name, data)
with_openpyxl = [cell.value for cell in openpyxl.load_workbook('a.xlsx').active[1]]
with_calamine = [str(value) for value in CalamineWorkbook.from_path('a.xlsx').get_sheet_by_index(0).to_python()[0]]
print(f'openpyxl 3.1.5: {with_openpyxl}; python-calamine 0.9.1: {with_calamine}')
raise SystemExit(0 if with_openpyxl == [46086, 46086] and with_calamine == ['2026-03-05'] * 2 else 1)
PY
v/bin/python run.py

npm init -y >/dev/null
npm install --silent --no-audit --no-fund exceljs@4.4.0 >/dev/null
cat > run.cjs <<'JS'
const { Workbook } = require('exceljs');
const book = new Workbook();
book.xlsx.readFile('a.xlsx').then(() => {
  const values = [1, 2].map((column) => book.worksheets[0].getCell(1, column).value);
  console.log(`exceljs 4.4.0: ${values.join(', ')}`);
  process.exit(values.every((value) => value === 46086) ? 0 : 1);
});
JS
node run.cjs
