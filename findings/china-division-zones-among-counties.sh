#!/usr/bin/env bash
# china-division 2.7.0 (npm): areas.json, described as districts and counties, has 2,978 entries; 124 of them are
# development zones, industrial parks and the like, to which only statistics give a code (fifth digit 7). They are no
# administrative divisions, have no code in GB/T 2260, and their land lies in neighbouring counties that are in the list
# as well. In Shaanxi there are none, in Hebei and Henan dozens. The good guess was that a file of administrative
# divisions holds each place once, and that the share of counties with something can be computed from its length.
# Where it touches the product: the 107 counties of pipelines/reference/seeds/regions.csv equal those of this package;
# for another province such codes have to be left out.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund china-division@2.7.0 >/dev/null
cat > run.mjs <<'JS'
import { createRequire } from 'node:module';
const areas = createRequire(import.meta.url)('china-division/dist/areas.json');
const zones = areas.filter(({ code }) => code[4] === '7');
const of = (province) => zones.filter(({ code }) => code.startsWith(province)).length;
console.log(`china-division 2.7.0: ${areas.length} areas, ${zones.length} of them zones of statistics`);
for (const { code, name } of zones.slice(0, 3)) console.log(`${code} ${name}`);
console.log(`in Hebei ${of('13')}, Henan ${of('41')}, Shaanxi ${of('61')}`);
process.exit(areas.length === 2978 && zones.length === 124 && of('61') === 0 ? 0 : 1);
JS
node run.mjs
