#!/usr/bin/env bash
# snownlp 0.12.3 (PyPI), sentiments (0 bad, 1 good): a letter of thanks for wages that the union got back scores 0.41, a
# leaking dormitory 0.77 and interrupted social insurance 0.63. The model that comes with it learned from reviews of
# goods. The good guess was that plain thanks and plain complaints of a dozen characters stand at least on their own
# sides of one half. The share of negative letters says more about goods than about grievances.
# Where it touches the product: the tone of a text comes from src/lib/text/lexicon/tone.ts, whose words are those of
# labour and of letters.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
python3 -m venv v
v/bin/pip install --quiet --disable-pip-version-check snownlp==0.12.3
cat > run.py <<'PY'
from snownlp import SnowNLP

TEXTS = {'感谢工会帮我要回工资': 'thanks', '宿舍漏雨': 'complaint', '社保断缴': 'complaint', '拖欠工资三个月，老板不给钱': 'complaint'}
scores = {text: SnowNLP(text).sentiments for text in TEXTS}
for text, score in scores.items():
    print(f'snownlp 0.12.3: {TEXTS[text]} {text} {score:.2f}')
thanks, leak, insurance, wages = scores.values()
raise SystemExit(0 if thanks < 0.5 < min(leak, insurance) and wages < 0.1 else 1)
PY
v/bin/python run.py
