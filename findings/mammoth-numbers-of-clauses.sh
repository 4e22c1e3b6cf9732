#!/usr/bin/env bash
# mammoth 1.13.0, Word to HTML: a list that begins at 九 (start 9, Chinese counting) becomes items of the list before it,
# so the browser numbers them on: 4, 5. Neither the start nor the Chinese numerals nor the brackets reach the HTML, and
# the list of messages is empty. The good guess was that what a reader cites, "clause 9", survives, or that its loss is
# among the messages, which exist for such things. An answer that quotes clause （九） of a notice points to another
# clause.
# Where it touches the product: headings of a briefing are numbered lists in Word
# (src/lib/briefing/word/styles.server.ts); its own reader of sealed files, all-units.server.ts beside it, counts them,
# converters such as this one do not.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund mammoth@1.13.0 docx@9.15.2 >/dev/null
cat > run.mjs <<'JS'
import * as docx from 'docx';
import mammoth from 'mammoth';
const format = docx.LevelFormat.CHINESE_COUNTING;
const config = [1, 9].map((start) => ({
  reference: `from${start}`,
  levels: [{ level: 0, format, text: '（%1）', start, alignment: docx.AlignmentType.LEFT }]
}));
const item = (text, start) => new docx.Paragraph({ text, numbering: { reference: `from${start}`, level: 0 } });
const children = [item('甲', 1), item('乙', 1), item('丙', 1), item('丁', 9), item('戊', 9)];
const buffer = await docx.Packer.toBuffer(new docx.Document({ numbering: { config }, sections: [{ children }] }));
const { value, messages } = await mammoth.convertToHtml({ buffer });
console.log(`mammoth 1.13.0: ${value}, messages: ${messages.length}`);
const expected = '<ol><li>甲</li><li>乙</li><li>丙</li><li>丁</li><li>戊</li></ol>';
process.exit(value === expected && messages.length === 0 ? 0 : 1);
JS
node run.mjs
