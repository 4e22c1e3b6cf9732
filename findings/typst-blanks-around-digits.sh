#!/usr/bin/env bash
# typst of @myriaddreamin/typst-ts-node-compiler 0.7.0: between Chinese and digits the default (cjk-latin-spacing: auto)
# puts a quarter of a character, and readers of the PDF take the gap for a blank: 2026年10月20日 comes out of pdftotext as
# 2026 年 10 月 20 日. With cjk-latin-spacing: none it comes out as written. The good guess was that a gap of layout is no
# character. Nobody finds the date, the sum or the number of a document in the PDF, and copies of it hold blanks.
# Where it touches the product: static/briefing/briefing.typ sets none.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund \
  @myriaddreamin/typst-ts-node-compiler@0.7.0 @embedpdf/fonts-sc@1.0.0 >/dev/null
cat > run.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: ['node_modules/@embedpdf/fonts-sc/fonts'] }] });
for (const spacing of ['auto', 'none']) {
  const rule = `#set text(font: "Noto Sans S Chinese", lang: "zh", cjk-latin-spacing: ${spacing})`;
  const { result } = compiler.compile({ mainFileContent: `${rule}\n2026年10月20日` });
  writeFileSync(`${spacing}.pdf`, compiler.pdf(result));
}
JS
node run.mjs

command -v pdftotext >/dev/null || { echo 'pdftotext (poppler-utils) is missing'; exit 1; }
auto=$(pdftotext auto.pdf - | head -1)
none=$(pdftotext none.pdf - | head -1)
echo "typst-ts-node-compiler 0.7.0: auto gives '$auto', none gives '$none'"
[ "$auto" = '2026 年 10 月 20 日' ] && [ "$none" = 2026年10月20日 ]
