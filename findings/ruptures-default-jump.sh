#!/usr/bin/env bash
# ruptures 1.1.10 (PyPI): Pelt, Binseg, Window, Dynp and BottomUp try every fifth position only, since their parameter
# jump is 5 unless told otherwise. 24 months of counts that rise from 10 to 30 after month 13 give a change after month
# 15, and Pelt two changes, after 10 and 15, neither of which happened; with jump=1 Pelt, Dynp and Binseg find month 13.
# KernelCPD has the same parameters, ignores jump and is right. The good guess was that an exact method (Pelt, Dynp) on
# a series without noise finds the exact place. In months the error is up to two: another quarter, another cause.
# Where it touches the product: src/lib/stats/change-points.ts tries a step at every period.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check ruptures==1.1.10 numpy==2.2.6 scipy==1.15.3
cat > run.py <<'PY'
import numpy as np
import ruptures as rpt

months = np.array([10.0] * 13 + [30.0] * 11)
ways = {
    'Pelt': (rpt.Pelt, {'pen': 50}),
    'Dynp': (rpt.Dynp, {'n_bkps': 1}),
    'Binseg': (rpt.Binseg, {'n_bkps': 1}),
}
found = {}
for name, (way, goal) in ways.items():
    usual = way(model='l2').fit(months).predict(**goal)[:-1]
    exact = way(model='l2', jump=1).fit(months).predict(**goal)[:-1]
    found[name] = (usual, exact)
    print(f'ruptures 1.1.10 {name}: change after month {usual}; with jump=1 after month {exact}')
kernel = rpt.KernelCPD(kernel='linear').fit(months).predict(n_bkps=1)[:-1]
print(f'KernelCPD: change after month {kernel}')
expected = {'Pelt': ([10, 15], [13]), 'Dynp': ([15], [13]), 'Binseg': ([15], [13])}
raise SystemExit(0 if found == expected and kernel == [13] else 1)
PY
v/bin/python run.py
