#!/usr/bin/env bash
# simple-statistics 7.12.1: cumulativeStdNormalProbability looks its value up in a printed table that ends at 3.09 and
# has four digits. Every z above gives 0.999, so that 5 and 50 standard deviations have a one-sided p of 0.001 each, and
# probit(0.975) is 1.957 where 1.960 belongs. The good guess was that a function of that name is accurate to more digits
# than one reads. A threshold corrected for many comparisons (107 counties x 16 topics: 0.00003) can never be passed,
# whatever happens.
# Where it touches the product: normal tails come from src/lib/stats/distributions.ts, ten digits against R.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund simple-statistics@7.12.1 >/dev/null
cat > run.mjs <<'JS'
import { cumulativeStdNormalProbability, probit } from 'simple-statistics';
const tails = [2, 3, 3.5, 5, 50].map((z) => [z, 1 - cumulativeStdNormalProbability(z)]);
for (const [z, tail] of tails) console.log(`simple-statistics 7.12.1: one-sided p of z = ${z} is ${tail.toFixed(6)}`);
console.log(`probit(0.975) is ${probit(0.975).toFixed(4)}, the quantile is 1.9600`);
const highest = tails.slice(2).map(([, tail]) => tail.toFixed(6));
process.exit(highest.every((tail) => tail === '0.001000') && Math.abs(probit(0.975) - 1.95996) > 0.002 ? 0 : 1);
JS
node run.mjs
