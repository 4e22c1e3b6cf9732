#!/usr/bin/env bash
# LibreOffice 7.4.7: the indent of two characters that Chinese paragraphs begin with, written as Word writes it (w:ind
# w:firstLineChars="200", hundredths of a character), is ignored where no w:firstLine in twips stands beside it. The
# good guess was that a converter reads the attribute that Word prefers, or at least the one that is there. A briefing
# converted to PDF on a server has no indents and other pages.
# Where it touches the product: src/lib/briefing/word writes indents in twips, which both programs follow.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund docx@9.15.2 >/dev/null
cat > run.mjs <<'JS'
import { writeFileSync } from 'node:fs';
import * as docx from 'docx';
const indents = [{}, { firstLineChars: 200 }, { firstLine: 640, firstLineChars: 200 }, { firstLine: 640 }];
const children = indents.map((indent) => {
  const run = new docx.TextRun({ text: '拖欠工资', size: 32 });
  return new docx.Paragraph({ indent, children: [run] });
});
writeFileSync('a.docx', await docx.Packer.toBuffer(new docx.Document({ sections: [{ children }] })));
JS
node run.mjs

for tool in soffice pdftotext; do
  command -v $tool >/dev/null || { echo "$tool is missing"; exit 1; }
done
soffice -env:UserInstallation="file://$dir/p" --headless --convert-to pdf a.docx >/dev/null 2>&1
starts=$(pdftotext -bbox a.pdf - | sed -n 's/.*<word xMin="\([0-9]*\).*/\1/p' | tr '\n' ' ')
echo "LibreOffice, left edge in points: none, characters, both, twips: $starts"
read -r none characters both twips <<<"$starts"
[ "$characters" = "$none" ] && [ "$both" = $((none + 32)) ] && [ "$twips" = $((none + 32)) ]
