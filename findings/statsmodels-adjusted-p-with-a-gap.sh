#!/usr/bin/env bash
# statsmodels 0.15.0, multipletests with method fdr_bh or fdr_by: one missing p-value makes every adjusted p-value
# missing, while the list of rejections still names hypotheses; holm and bonferroni keep the others and count the gap as
# a comparison. There is no error (scipy 1.17.1 raises one, false_discovery_control). The good guess was that the two
# answers of one call agree, and that a gap costs one cell. A table that shows adjusted values is empty, one that shows
# marks is not, for the same data, as soon as one county has no report.
# Where it touches the product: src/lib/stats/judge-places.ts corrects over the cells that were judged; missing months
# are left out before.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check statsmodels==0.15.0
cat > run.py <<'PY'
import numpy as np
from statsmodels.stats.multitest import multipletests

values = np.array([0.001, 0.02, np.nan, 0.04])
answers = {way: multipletests(values, alpha=0.05, method=way)[:2] for way in ('fdr_bh', 'holm')}
for way, (rejected, adjusted) in answers.items():
    print(f'statsmodels 0.15.0 {way}: rejected {rejected.tolist()}, adjusted {adjusted.tolist()}')
rejected, adjusted = answers['fdr_bh']
fine = np.isnan(answers['holm'][1]).tolist() == [False, False, True, False]
raise SystemExit(0 if np.isnan(adjusted).all() and rejected.tolist() == [True, True, False, False] and fine else 1)
PY
v/bin/python run.py
