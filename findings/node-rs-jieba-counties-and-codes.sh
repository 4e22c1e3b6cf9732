#!/usr/bin/env bash
# @node-rs/jieba 2.0.3 with its own dictionary: of the 107 counties of Shaanxi five come apart behind the name of their
# city, 横山区 into 横 and 山区 (a mountain area) and 高陵区 into 高 and 陵区; and 33.7 into 33 and 7 unless the hidden Markov model
# is on, while with it on 12345-2 or 029-87654321 become one word, which in jieba 0.42.1 for Python (same dictionary,
# same model) are three. The good guess was that one dictionary gives one segmentation, and that it holds all counties.
# Counts of words give Yulin a mountain and a share of 7.
# Where it touches the product: src/lib/text/segment.ts adds the names of places and the keywords of the lexicon to the
# dictionary, with the model off.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @node-rs/jieba@2.0.3 >/dev/null
cat > run.mjs <<'JS'
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';
const jieba = Jieba.withDict(dict);
const cut = (text, isModelOn) => jieba.cut(text, isModelOn).join('/');
const places = ['榆林市横山区', '西安市高陵区', '西安市长安区'].map((text) => cut(text, false));
const numbers = [cut('增长33.7%', false), cut('增长33.7%', true), cut('029-87654321', true)];
console.log(`@node-rs/jieba 2.0.3: ${places.join('  ')}`);
console.log(`without model ${numbers[0]}, with it ${numbers[1]} and ${numbers[2]}`);
const isPlaceAsStated = places.join() === '榆林市/横/山区,西安市/高/陵区,西安市/长安区';
process.exit(isPlaceAsStated && numbers.join() === '增长/33/./7/%,增长/33.7%,029-87654321' ? 0 : 1);
JS
node run.mjs
