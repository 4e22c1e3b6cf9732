#!/usr/bin/env bash
# pymannkendall 1.4.3 (PyPI): for three years of months that rise by one a month, original_test gives a slope of 1 and
# seasonal_test, the one meant for months, a slope of 12. Both are called slope; one is per month, the other from each
# month to the same month of the next year, and neither the result nor its name says so. The good guess was that two
# tests of one package, asked about one series, give slopes in one unit. A trend said as "per month" is twelve times too
# steep.
# Where it touches the product: trends are ratios of levels with their dates (src/lib/stats/change-points.ts), never a
# bare slope.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check pymannkendall==1.4.3
cat > run.py <<'PY'
import numpy as np
import pymannkendall

months = np.arange(36.0)
plain = pymannkendall.original_test(months)
seasonal = pymannkendall.seasonal_test(months, period=12)
print(f'pymannkendall 1.4.3: slope {plain.slope} of original_test, {seasonal.slope} of seasonal_test')
print(f'names of the result: {", ".join(seasonal._fields)}')
raise SystemExit(0 if plain.slope == 1 and seasonal.slope == 12 and 'slope' in seasonal._fields else 1)
PY
v/bin/python run.py
