#!/usr/bin/env bash
# numeral 2.0.6, locale chs (simplified Chinese): the short form counts in thousands and millions, with Chinese words
# for them: 12345 is 12.3千, 123456789 is 123.5百万, a thousand million 1.0十亿; Chinese counts in 万 and 亿 (1.2万, 1.2亿).
# Reading does not know 万 either: 1.2万 is 1.2, without an error. Intl of zh-CN writes 1.2万 and 1.2亿. The good guess was
# that a locale with its own words has its own steps. A leader reads 12千 people, and a figure typed as 1.2万 loses four
# digits.
# Where it touches the product: src/lib/domain/format.ts writes figures with Intl of zh-CN; cells are read by
# pipelines/landing/cells/quantity.ts.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund numeral@2.0.6 >/dev/null
cat > run.mjs <<'JS'
import numeral from 'numeral';
import 'numeral/locales/chs.js';
numeral.locale('chs');
const short = [12_345, 123_456_789, 1_000_000_000].map((value) => numeral(value).format('0.0a'));
const read = ['1.2万', '1.2千'].map((text) => numeral(text).value());
const intl = new Intl.NumberFormat('zh-CN', { notation: 'compact' });
console.log(`numeral 2.0.6: 12345 ${short[0]}, 123456789 ${short[1]}, 1000000000 ${short[2]}`);
console.log(`1.2万 is read as ${read[0]}, 1.2千 as ${read[1]}; Intl writes ${intl.format(12_345)}`);
process.exit(short.join() === '12.3千,123.5百万,1.0十亿' && read.join() === '1.2,1200' ? 0 : 1);
JS
node run.mjs
