#!/usr/bin/env bash
# python-stdnum 2.2, stdnum.cn.uscc (unified social credit codes, GB 32100): the first eight characters must be digits.
# The standard allows a letter for the registering office and the kind of body; collectives of villages, registered by
# the offices of agriculture since 2018, have codes that begin N1, N2 or N3. Their length, alphabet and check character
# pass, the code is refused as InvalidFormat. Unions (81), companies (91) and shops (92) pass. The good guess was that a
# validator named after a standard takes every code that the standard gives. A register of employers loses every village
# that employs.
# Where it touches the product: isCreditCode in src/lib/text/redaction/id-number.ts only tells codes of digits from
# identity numbers; no code is refused for its form.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check python-stdnum==2.2
cat > run.py <<'PY'
from stdnum.cn import uscc
from stdnum.exceptions import InvalidFormat

BODIES = {'91': 'company', '81': 'trade union', '92': 'self-employed', 'N2': 'village', 'N3': 'town'}
passed = {}
for office, kind in BODIES.items():
    body = f'{office}610100500000000'  # the number of the body is made up
    code = body + uscc.calc_check_digit(body)
    try:
        uscc.validate(code)
        passed[office] = True
    except InvalidFormat:
        passed[office] = False
    print(f'python-stdnum 2.2: {code} ({kind}) {"passes" if passed[office] else "is refused: InvalidFormat"}')
raise SystemExit(0 if passed == {'91': True, '81': True, '92': True, 'N2': False, 'N3': False} else 1)
PY
v/bin/python run.py
