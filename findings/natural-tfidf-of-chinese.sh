#!/usr/bin/env bash
# natural 8.1.1, TfIdf.addDocument and tfidf: a document given as text is cut into words of Latin, Cyrillic and accented
# letters; Chinese, also when its words stand apart by blanks, gives no term at all, and every measure is 0. Given as an
# array the same words are kept, but a query given as text is cut the same way and scores 0 again. There is no error and
# no warning. The good guess was that text cut by a segmenter and joined with blanks is what such a function wants. All
# letters look unlike each other, and a search over them finds nothing.
# Where it touches the product: src/lib/text cuts texts itself; of natural only the Jaro-Winkler distance is used
# (src/lib/text/enterprises.ts), which works on characters.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund natural@8.1.1 >/dev/null
cat > run.mjs <<'JS'
import TfIdf from 'natural/lib/natural/tfidf/tfidf.js';
const words = ['拖欠', '工资', '工地'];
const index = new TfIdf();
index.addDocument(words.join(' '));
index.addDocument(words);
index.addDocument('wages unpaid');
const terms = [0, 1, 2].map((i) => index.listTerms(i).length);
const asText = index.tfidf('工资', 1);
const asArray = index.tfidf(['工资'], 1);
console.log(`natural 8.1.1: terms of the text ${terms[0]}, of the array ${terms[1]}, of English text ${terms[2]}`);
console.log(`weight of 工资 in the array: asked as text ${asText}, as array ${asArray.toFixed(2)}`);
process.exit(terms.join() === '0,3,2' && asText === 0 && asArray > 0 ? 0 : 1);
JS
node run.mjs
