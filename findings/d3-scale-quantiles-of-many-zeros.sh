#!/usr/bin/env bash
# d3-scale 4.0.3, scaleQuantile: when most counties of a map have no case, several breaks are 0 and a value equal to
# breaks goes above all of them. With 70 zeros among 107 counties and five colours, 0 gets the fourth colour, like 15;
# three colours are used by nobody, and a legend made with invertExtent shows three classes from 0 to 0. The good guess
# was that the lowest value has the lowest colour. A map of rare events paints the silent counties as dark as the busy
# ones.
# Where it touches the product: quantileScale in src/lib/charts/scale.ts makes a frequent lowest value a class of its
# own.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund d3-scale@4.0.3 >/dev/null
cat > run.mjs <<'JS'
import { scaleQuantile } from 'd3-scale';
const counts = [...Array.from({ length: 70 }, () => 0), ...Array.from({ length: 37 }, (_, i) => i + 1)];
const scale = scaleQuantile().domain(counts).range([1, 2, 3, 4, 5]);
const breaks = scale.quantiles().map((at) => at.toFixed(1));
const used = new Set(counts.map((count) => scale(count)));
console.log(`d3-scale 4.0.3: breaks ${breaks.join(', ')}; colour of 0 is ${scale(0)}, of 15 ${scale(15)}`);
console.log(`colours in use: ${[...used].join(', ')} of 5`);
process.exit(scale(0) === 4 && scale(15) === 4 && [...used].sort().join() === '4,5' ? 0 : 1);
JS
node run.mjs
