#!/usr/bin/env bash
# dateparser 1.5.0 (PyPI), search_dates with languages=['zh']: in "2026年3月5日至4月6日拖欠3个月工资2500元" it finds the year 2500,
# and in "拖欠工资12个月，共3.5万元" the fifth of March (3.5); 2026年3月5日下午 is the first of March at 17 o'clock. dateparser.parse
# of 2026年3月5日 and 去年 is right, 3月5日 alone is None. The good guess was that what is found in a text of a supported
# language is a day, since the search is offered for texts. Chronologies drawn from letters hold sums and durations as
# days.
# Where it touches the product: texts are not searched for days; cells are read by pipelines/landing/cells/moment.ts,
# and sums by src/lib/text/quantities.ts.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check dateparser==1.5.0
cat > run.py <<'PY'
import datetime
import warnings

warnings.filterwarnings('ignore')
import dateparser
from dateparser.search import search_dates

TEXTS = ['2026年3月5日至4月6日拖欠3个月工资2500元', '拖欠工资12个月，共3.5万元', '2026年3月5日下午到工地']
base = {'RELATIVE_BASE': datetime.datetime(2026, 6, 1)}
found = [search_dates(text, languages=['zh'], settings=base) for text in TEXTS]
for text, days in zip(TEXTS, found):
    print(f'dateparser 1.5.0: {text}: {", ".join(f"{part} is {day:%Y-%m-%d %H:%M}" for part, day in days)}')
alone = dateparser.parse('2026年3月5日', languages=['zh'], settings=base)
print(f'parse of 2026年3月5日: {alone:%Y-%m-%d}')
wrong = [any(part == '2500' and day.year == 2500 for part, day in found[0]),
         any(part == '3.5' and (day.month, day.day) == (3, 5) for part, day in found[1]),
         any((day.month, day.day, day.hour) == (3, 1, 17) for part, day in found[2])]
raise SystemExit(0 if all(wrong) and alone == datetime.datetime(2026, 3, 5) else 1)
PY
v/bin/python run.py
