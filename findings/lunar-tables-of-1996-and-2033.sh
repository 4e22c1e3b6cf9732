#!/usr/bin/env bash
# chinese-days 1.5.7, chinese-lunar 0.1.4: both keep the lunar months in a table of bits that has passed from package to
# package with its mistakes. They end the fifth month of 1996 a day early, so that Mid-Autumn 1996 falls on 26 September
# (it was the 27th). chinese-lunar also leaps after the seventh month of 2033, not after the eleventh: from 25 August to
# the end of that year every date is a month off. tyme4ts 1.5.2, which computes, is right in both. The good guess was
# that two packages that agree are right. An age or a commemoration told by the lunar calendar shifts by a day.
# Where it touches the product: lunar dates are refused with that reason (pipelines/landing/cells/moment.ts), not
# converted.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund chinese-days@1.5.7 chinese-lunar@0.1.4 tyme4ts@1.5.2 >/dev/null
cat > run.mjs <<'JS'
import chineseDays from 'chinese-days';
import chineseLunar from 'chinese-lunar';
import { LunarDay, LunarYear } from 'tyme4ts';
const midAutumn = {
  'chinese-days 1.5.7': chineseDays.getSolarDateFromLunar('1996-08-15').date,
  'chinese-lunar 0.1.4': chineseLunar.lunarToSolar({ year: 1996, month: 8, day: 15 }).toISOString().slice(0, 10),
  'tyme4ts 1.5.2': LunarDay.fromYmd(1996, 8, 15).getSolarDay().toString()
};
for (const [name, day] of Object.entries(midAutumn)) console.log(`${name}: Mid-Autumn 1996 on ${day}`);
const leaps = [chineseLunar.leapMonthOfYear(2033), LunarYear.fromYear(2033).getLeapMonth()];
console.log(`leap month of 2033: chinese-lunar ${leaps[0]}, tyme4ts ${leaps[1]}`);
const days = Object.values(midAutumn);
const isAsStated = days[0] === '1996-09-26' && days[1] === '1996-09-26' && /9月27日/.test(days[2]);
process.exit(isAsStated && leaps.join() === '7,11' ? 0 : 1);
JS
node run.mjs
