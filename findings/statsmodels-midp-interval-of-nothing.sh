#!/usr/bin/env bash
# statsmodels 0.15.0, confint_poisson(count, exposure, method='midp-c'): for a count of 0 both ends are 2.996, so that
# the interval of a rate seen as 0 does not hold 0 and has no width. For 1, 2 and 5 the method agrees with the exact one
# (and is a little narrower), and the exact one gives 0 to 3.689 for 0. The good guess was that the one option meant for
# small counts knows the smallest. A county without a case gets a rate above that of counties with two.
# Where it touches the product: src/lib/domain/intervals.ts and the gamma posterior of src/lib/stats/place-counts.ts,
# whose tests begin at 0.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check statsmodels==0.15.0
cat > run.py <<'PY'
from statsmodels.stats.rates import confint_poisson

rows = {n: {way: confint_poisson(n, 1, method=way) for way in ('midp-c', 'exact-c')} for n in (0, 1, 5)}
for count, ways in rows.items():
    said = ', '.join(f'{way} {low:.3f} to {high:.3f}' for way, (low, high) in ways.items())
    print(f'statsmodels 0.15.0, count {count}: {said}')
low, high = rows[0]['midp-c']
fine = rows[1]['midp-c'][0] < 1 < rows[1]['midp-c'][1] and rows[0]['exact-c'][0] == 0
raise SystemExit(0 if low > 2.9 and high - low < 0.001 and fine else 1)
PY
v/bin/python run.py
