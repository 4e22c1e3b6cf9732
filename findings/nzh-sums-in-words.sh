#!/usr/bin/env bash
# nzh 1.0.14 (npm), Nzh.cn.decodeS: 三万五 is 30005, not 35000 (a last digit without unit counts in tenths of the unit
# before it); 两 is unknown and ends what stands before it, so 两万零三百 is 300 and 两百 is 0; 一点五万 is 1.5; a year written
# digit by digit, 二零二六, is 226. Each is a number, never an error; 十五万三千 and 一亿二千万 are right. The good guess was that a
# package that writes sums in words reads the usual ones back. A claim of 35,000 yuan counts as 30,005, one of 20,300 as
# 300.
# Where it touches the product: src/lib/text/quantities.ts and pipelines/landing/cells/chinese-number.ts read sums in
# words; what Chinese would not write is refused.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund nzh@1.0.14 >/dev/null
cat > run.mjs <<'JS'
import nzh from 'nzh';
const read = ['十五万三千', '三万五', '两万零三百', '两百', '一点五万', '二零二六'].map((text) => [text, nzh.cn.decodeS(text)]);
for (const [text, value] of read) console.log(`nzh 1.0.14: ${text} is ${value}`);
process.exit(read.map(([, value]) => value).join() === '153000,30005,300,0,1.5,226' ? 0 : 1);
JS
node run.mjs
