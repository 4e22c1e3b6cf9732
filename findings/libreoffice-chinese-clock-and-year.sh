#!/usr/bin/env bash
# LibreOffice 7.4.7 (headless, locale en-US), xlsx to csv: the format 上午/下午h"时"mm"分", built-in 55 of Chinese Excel, is
# not understood, the serial 0.604 is printed where Excel has 下午2时30分; e"年"m"月", where e is the year outside Japan and
# Taiwan, gives 786年12月 for March 2026, a year of another calendar with its thousands cut off. yyyy"年"m"月" and
# [DBNum1][$-804]yyyy"年"m"月"d"日" in the same sheet are right. The good guess was that what Excel saves is shown as Excel
# shows it, or at least that a wrong date looks wrong. A sheet converted for a report loses its times and moves its
# months.
# Where it touches the product: the product reads workbooks itself (pipelines/intake), never through a converted copy.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
command -v soffice >/dev/null || { echo 'soffice (libreoffice-calc) is missing'; exit 1; }
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @e965/xlsx@0.20.3 >/dev/null
cat > run.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import * as XLSX from '@e965/xlsx';
const cells = [
  [46086.604, 'yyyy"年"m"月"'],
  [46086.604, '[DBNum1][$-804]yyyy"年"m"月"d"日"'],
  [0.604, '上午/下午h"时"mm"分"'],
  [46086.604, 'e"年"m"月"']
];
const sheet = XLSX.utils.aoa_to_sheet(cells.map(([value]) => [value]));
cells.forEach(([, format], i) => (sheet[`A${i + 1}`].z = format));
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, 'a');
writeFileSync('a.xlsx', XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }));
JS
node run.mjs
csv='csv:Text - txt - csv (StarCalc):44,34,76'
LC_ALL=C.UTF-8 soffice -env:UserInstallation="file://$dir/p" --headless --convert-to "$csv" a.xlsx >/dev/null 2>&1
shown=$(sed 's/^\xEF\xBB\xBF//' a.csv | tr '\n' ' ')
echo "LibreOffice: $shown"
[ "$shown" = '2026年3月 二〇二六年三月五日 0.604 786年12月 ' ]
