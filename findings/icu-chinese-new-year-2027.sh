#!/usr/bin/env bash
# ICU 78.2 and 78.3 (Node 20.20.2, 22.23.3, 24.18.0, 26.8.2; Intl calendar "chinese"): a month begins on the day, by the
# clock of Beijing, of the new moon. ICU moves that day in some months whose new moon falls close to midnight. It calls
# 2027-02-06, Spring Festival (new moon 23:56), the thirtieth of the twelfth month; from 2000 to 2050 the months that
# begin on 2012-08-17, 2018-11-08, 2027-02-06 and 2030-02-03 are a day off. The good guess was that a calendar which
# every browser ships is computed well enough to spare a table of holidays. It is 4 months of 631, but one of them is
# the next Spring Festival.
# Where it touches the product: the days of Spring Festival are rows of pipelines/reference/seeds/holidays.csv, checked
# by people, and never computed with Intl (sql/expectations/calendar.sql reads them).
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund astronomy-engine@2.1.19 >/dev/null
cat > run.mjs <<'JS'
import * as astronomy from 'astronomy-engine';
const DAY = 86_400_000;
const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { timeZone: 'UTC', month: 'numeric', day: 'numeric' });
const dayOf = (instant) => new Date(Math.floor((instant + 8 * 3_600_000) / DAY) * DAY);
const wrong = [];
let months = 0;
let moon = astronomy.SearchMoonPhase(0, new Date('2000-01-01T00:00:00Z'), 40);
for (; moon.date.getUTCFullYear() < 2051; months += 1) {
  const begins = dayOf(moon.date.getTime());
  const parts = Object.fromEntries(chinese.formatToParts(begins).map(({ type, value }) => [type, value]));
  const beijing = new Date(moon.date.getTime() + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
  if (parts.day !== '1') wrong.push({ beijing, says: `${parts.month}/${parts.day}` });
  moon = astronomy.SearchMoonPhase(0, new Date(moon.date.getTime() + 20 * DAY), 20);
}
console.log(`ICU ${process.versions.icu}, ${months} new moons from 2000 to 2050`);
for (const { beijing, says } of wrong) console.log(`new moon ${beijing} in Beijing; that day is ${says} for Intl`);
const days = wrong.map(({ beijing }) => beijing.slice(0, 10)).join(' ');
process.exit(days === '2012-08-17 2018-11-08 2027-02-06 2030-02-03' ? 0 : 1);
JS
node run.mjs
