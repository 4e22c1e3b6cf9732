#!/usr/bin/env bash
# zhconv 1.4.3 (PyPI), to traditional characters: 咸阳 becomes 鹹陽, "salty", a spelling that nobody uses (咸陽), and 公里, 里程
# and 千里 become 公裏, 裏程, 千裏, "inside" for the mile. OpenCC 1.4.2 is right in all four. The good guess was that names of
# cities are among the phrases that a converter knows, as 西安 and 台州 are left alone. A document for partners in Hong Kong
# or Taiwan names a city that does not exist.
# Where it touches the product: characters are only ever folded from traditional to simplified, for search
# (src/lib/text/traditional-characters.ts), never written.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check zhconv==1.4.3 opencc==1.4.2 setuptools==80.9.0
cat > run.py <<'PY'
import warnings

warnings.filterwarnings('ignore')
import opencc
import zhconv

to_traditional = opencc.OpenCC('s2t')
words = ['咸阳市', '公里', '里程', '西安市']
pairs = [(word, zhconv.convert(word, 'zh-hant'), to_traditional.convert(word)) for word in words]
for word, ours, theirs in pairs:
    print(f'{word}: zhconv 1.4.3 {ours}, OpenCC 1.4.2 {theirs}')
expected = [('鹹陽市', '咸陽市'), ('公裏', '公里'), ('裏程', '里程'), ('西安市', '西安市')]
raise SystemExit(0 if [pair[1:] for pair in pairs] == expected else 1)
PY
v/bin/python run.py
