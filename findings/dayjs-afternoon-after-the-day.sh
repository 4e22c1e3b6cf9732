#!/usr/bin/env bash
# dayjs 1.11.23 with customParseFormat and zh-cn: 2026年3月5日 下午2:30 under YYYY年M月D日 Ah:mm is read as 02:30, while
# 2026-03-05 下午2:30 under YYYY-MM-DD Ah:mm is 14:30; with 中午 half past twelve becomes 00:30 in both ways. Without the
# strict flag there is no sign of it. moment 2.31.0 reads all of them right. The good guess was that a parser with the
# locale loaded, which writes exactly these texts itself, reads them back. Half of a day's events lie twelve hours
# early.
# Where it touches the product: pipelines/landing/cells/moment.ts reads days and times itself, 上午 to 夜里 included.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund dayjs@1.11.23 moment@2.31.0 >/dev/null
cat > run.mjs <<'JS'
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn.js';
import customParseFormat from 'dayjs/plugin/customParseFormat.js';
import moment from 'moment';
import 'moment/locale/zh-cn.js';
dayjs.extend(customParseFormat);
const cases = [
  ['2026-03-05 下午2:30', 'YYYY-MM-DD Ah:mm'],
  ['2026年3月5日 下午2:30', 'YYYY年M月D日 Ah:mm'],
  ['2026-03-05 中午12:30', 'YYYY-MM-DD Ah:mm']
];
const hours = ([text, format]) => [dayjs, moment].map((parse) => parse(text, format, 'zh-cn').format('HH:mm'));
const read = cases.map(hours);
cases.forEach(([text], i) => console.log(`${text}: dayjs 1.11.23 ${read[i][0]}, moment ${read[i][1]}`));
process.exit(read.join(' ') === '14:30,14:30 02:30,14:30 00:30,12:30' ? 0 : 1);
JS
node run.mjs
