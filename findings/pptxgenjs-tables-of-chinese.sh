#!/usr/bin/env bash
# pptxgenjs 4.0.1, addTable with autoPage: how many rows fit on a slide is reckoned from the count of characters, at the
# width of Latin ones. Rows of 120 Chinese characters go nine to a slide like rows of 120 letters, though they need 3
# lines instead of 2: LibreOffice 7.4 sets the lower rows below the edge of the slide, where nobody reads them. The good
# guess was that paging which knows font size and column width knows full-width characters. The last counties of a table
# are cut off in the hall.
# Where it touches the product: src/lib/slides lays its tables out itself and never asks for autoPage.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund pptxgenjs@4.0.1 fflate@0.8.3 >/dev/null
cat > run.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import PptxGenJS from 'pptxgenjs';
const rowsOn = async (text, name) => {
  const deck = new PptxGenJS();
  const rows = Array.from({ length: 30 }, (_, i) => [{ text: `行${i + 1}` }, { text }]);
  deck.addSlide().addTable(rows, { x: 0.5, y: 0.5, w: 9, colW: [1, 8], fontSize: 12, autoPage: true });
  const file = await deck.write({ outputType: 'nodebuffer' });
  writeFileSync(name, file);
  const parts = unzipSync(file);
  const slides = Object.keys(parts).filter((part) => /slides\/slide\d+\.xml$/.test(part));
  return slides.map((part) => strFromU8(parts[part]).match(/<a:tr /g).length);
};
const latin = await rowsOn('wages '.repeat(20), 'latin.pptx');
const chinese = await rowsOn('工资拖欠问题'.repeat(20), 'chinese.pptx');
console.log(`pptxgenjs 4.0.1: rows of 120 letters go ${latin.join(', ')} to a slide, of Chinese ${chinese.join(', ')}`);
process.exit(latin.join() === chinese.join() && latin[0] === 9 ? 0 : 1);
JS
node run.mjs

if command -v soffice >/dev/null && command -v pdftotext >/dev/null; then
  for name in latin chinese; do
    soffice -env:UserInstallation="file://$dir/p" --headless --convert-to pdf $name.pptx >/dev/null 2>&1
    pdftotext -f 1 -l 1 $name.pdf - | grep -o '行[0-9]*' | tail -1 | sed "s/^/last row on the first slide, $name: /"
  done
fi
