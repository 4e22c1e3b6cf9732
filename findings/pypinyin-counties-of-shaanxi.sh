#!/usr/bin/env bash
# pypinyin 0.55.0 (PyPI): 长武县 is read zhang wu xian and 佛坪县 fu ping xian, since they are in no phrase and a single 长 or
# 佛 is read zhang or fu; the counties are Changwu and Foping. 长安区 and 柞水县 are right. pinyin-pro 3.29.4 (npm) has those
# right and reads 吴堡县 wu bao (Wubu); npm pinyin 4.0.0, also with its segmenter, reads 柞水县 zuo shui (Zhashui). The good
# guess was that readings of counties, a closed list of 2,800 names, are in the phrase tables of libraries of this size.
# No one library can make the Latin names or the order of the 107 counties of one province.
# Where it touches the product: regions are shown and sorted by code; sortRows in src/lib/ui/data-table.ts sorts other
# names by Intl and mends 长 by hand.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check pypinyin==0.55.0
cat > run.py <<'PY'
from pypinyin import lazy_pinyin

NAMES = ['长安区', '柞水县', '长武县', '佛坪县', '吴堡县']
said = {name: ' '.join(lazy_pinyin(name)) for name in NAMES}
for name, reading in said.items():
    print(f'pypinyin 0.55.0: {name} {reading}')
fine = said['长安区'] == 'chang an qu' and said['吴堡县'] == 'wu bu xian'
raise SystemExit(0 if fine and said['长武县'] == 'zhang wu xian' and said['佛坪县'] == 'fu ping xian' else 1)
PY
v/bin/python run.py

npm init -y >/dev/null
npm install --silent --no-audit --no-fund pinyin-pro@3.29.4 pinyin@4.0.0 >/dev/null
cat > run.cjs <<'JS'
const pro = require('pinyin-pro').pinyin('吴堡县', { toneType: 'none' });
const { pinyin } = require('pinyin');
const plain = pinyin('柞水县', { style: 'normal', segment: 'Intl.Segmenter' }).flat().join(' ');
console.log(`pinyin-pro 3.29.4: 吴堡县 ${pro}; pinyin 4.0.0: 柞水县 ${plain}`);
process.exit(pro === 'wu bao xian' && plain === 'zuo shui xian' ? 0 : 1);
JS
node run.cjs
