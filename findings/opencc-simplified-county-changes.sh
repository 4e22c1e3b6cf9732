#!/usr/bin/env bash
# opencc-js 1.4.2 and OpenCC 1.4.2 (PyPI), from traditional to simplified: 乾县, a county of Shaanxi written as it is in
# simplified Chinese, becomes 干县 ("dry county"), while 乾陵, the tomb that it is named after, and 乾坤 stay. The good guess
# was that text which is simplified already passes unchanged, so that everything may be sent through the converter
# before it is indexed. The county is found under neither of its spellings unless query and index are folded alike.
# Where it touches the product: src/lib/text/traditional-characters.ts leaves 乾 as it is, for query and index alike.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund opencc-js@1.4.2 >/dev/null
cat > run.mjs <<'JS'
import * as OpenCC from 'opencc-js';
const toSimplified = OpenCC.Converter({ from: 't', to: 'cn' });
const words = ['乾县', '乾陵', '乾坤', '鄠邑区', '陝西'];
const folded = words.map((word) => toSimplified(word));
words.forEach((word, i) => console.log(`opencc-js 1.4.2: ${word} becomes ${folded[i]}`));
process.exit(folded.join() === '干县,乾陵,乾坤,鄠邑区,陕西' ? 0 : 1);
JS
node run.mjs
