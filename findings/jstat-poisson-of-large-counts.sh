#!/usr/bin/env bash
# jstat 1.9.6: poisson.pdf and poisson.cdf multiply out the power and the factorial. For a mean and count of 144 the
# values become Infinity, from a count of 171 on NaN; below, they are right. jStat.percentile has another limit: the
# highest places are not interpolated, the 0.9 percentile of 1, 2, 3, 4 is 3 and not 3.7 (0.5 gives 2.5 as it should).
# No error is raised. The good guess was that a distribution of a statistics library is computed through logarithms. "Is
# this month unusual?" is answered with no (NaN < 0.05 is false) just where counts are largest: whole provinces.
# Where it touches the product: src/lib/stats/distributions.ts has its own Poisson and negative binomial, tested against
# R.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund jstat@1.9.6 >/dev/null
cat > run.mjs <<'JS'
import jstat from 'jstat';
const { poisson, percentile } = jstat.jStat;
const means = [50, 130, 150, 180];
const tails = means.map((mean) => poisson.cdf(mean, mean));
means.forEach((mean, i) => console.log(`jstat 1.9.6: P(X <= ${mean}) at mean ${mean} is ${tails[i]}`));
const shares = [0.5, 0.9].map((share) => percentile([1, 2, 3, 4], share));
console.log(`percentiles 0.5 and 0.9 of 1, 2, 3, 4: ${shares.join(' and ')}`);
const isAsStated = tails[0] < 1 && tails[1] < 1 && tails[2] === Infinity && Number.isNaN(tails[3]);
process.exit(isAsStated && shares.join() === '2.5,3' ? 0 : 1);
JS
node run.mjs
