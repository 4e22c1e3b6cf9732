#!/usr/bin/env bash
# lunardate 0.3.0 (PyPI): the eighth month of 1978 begins on 2 September, as the almanacs of Hong Kong then had it; the
# new moon was on 3 September at 00:08 by the clock of Beijing, and the calendar of the mainland follows it. Mid-Autumn
# 1978 is a day early (16 instead of 17 September), and the eleventh month of 1954 a day late. sxtwl 2.0.7, which
# computes, follows the mainland. The good guess was that there is one Chinese calendar for one time zone, so that any
# table has it. Birthdays of people of 48 years move by a day.
# Where it touches the product: lunar dates are refused with that reason (pipelines/landing/cells/moment.ts), not
# converted.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check lunardate==0.3.0 sxtwl==2.0.7 ephem==4.2.1
cat > run.py <<'PY'
import ephem
import sxtwl
from lunardate import LunarDate

table = LunarDate(1978, 8, 15).to_solar_date()
day = sxtwl.fromLunar(1978, 8, 15, False)
computed = f'{day.getSolarYear()}-{day.getSolarMonth():02}-{day.getSolarDay():02}'
moon = ephem.Date(ephem.next_new_moon('1978/8/20') + 8 * ephem.hour).datetime()
month = LunarDate(1954, 11, 1).to_solar_date()
print(f'lunardate 0.3.0: Mid-Autumn 1978 on {table}; sxtwl 2.0.7 on {computed}')
print(f'new moon of that month in Beijing: {moon:%Y-%m-%d %H:%M}; eleventh month of 1954 begins {month}')
fine = str(table) == '1978-09-16' and computed == '1978-09-17' and f'{moon:%m-%d}' == '09-03'
raise SystemExit(0 if fine and str(month) == '1954-11-26' else 1)
PY
v/bin/python run.py
