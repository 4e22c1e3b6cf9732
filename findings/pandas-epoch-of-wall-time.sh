#!/usr/bin/env bash
# pandas 3.1.1: to_json() writes a time without zone as milliseconds since 1970 in UTC, as if the clock on the wall
# were that of Greenwich: 10:00 in Shanghai becomes the instant of 18:00 there. The good guess is that a number of
# milliseconds is an instant, as Java, JavaScript and MySQL mean it; every reader in China is then 8 hours late and
# puts visits after 16:00 on the next day. date_format='iso' writes the clock as it is (pandas announces that it will
# become the default).
# Where it touches the product: numbers of 10 and 13 digits are read as instants (pipelines/landing/cells/moment.ts).
# An office that exports by to_json() has to pass date_format='iso'.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet --disable-pip-version-check pandas==3.1.1
"$dir/venv/bin/python" -W ignore - <<'PY'
import json
from datetime import datetime, timedelta, timezone
import pandas as pd
table = pd.DataFrame({'登记时间': pd.to_datetime(['2026-03-05 17:30'])})
epoch = json.loads(table.to_json(orient='records'))[0]['登记时间']
iso = json.loads(table.to_json(orient='records', date_format='iso'))[0]['登记时间']
shanghai = timezone(timedelta(hours=8))
read = datetime.fromtimestamp(epoch / 1000, shanghai).strftime('%Y-%m-%d %H:%M') if isinstance(epoch, int) else epoch
print(f'written 2026-03-05 17:30, exported {epoch}, read in Shanghai {read}; as iso {iso}')
assert read == '2026-03-06 01:30' and iso.startswith('2026-03-05T17:30')
PY
