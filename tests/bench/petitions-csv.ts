import { createWriteStream } from 'node:fs';
import { once } from 'node:events';

const COUNTIES = ['新城区', '碑林区', '商州区', '洛南县', '榆阳区', '旬阳市', '户县', '神木市', '临渭区', '汉滨区'];
const WORDS = '工资 拖欠 我们 公司 项目 工地 老板 一直 不发 农民工 几个月 社保 没有 缴纳 反映 多次 无人 处理 请求 领导 帮助 解决 困难 家庭 孩子 上学 合同 签订 辞退 补偿'.split(' ');
const CHANNELS = ['来电', '来信', '来访', '网上'];

/** Writes a CSV of made-up petitions: `rows` lines of about 340 bytes, one in 25 with a telephone number. Deterministic. */
export async function writePetitionsCsv(path: string, rows: number): Promise<void> {
  const out = createWriteStream(path);
  out.write('编号,渠道,登记时间,受理时间,办结时间,承办单位,县区,标题,内容,涉及人数,涉及金额,联系电话,满意度\n');
  let state = 12345;
  const next = (n: number) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
  const two = (n: number) => String(n).padStart(2, '0');
  for (let row = 0; row < rows; row++) {
    const date = `20${23 + next(4)}-${two(1 + next(12))}-${two(1 + next(28))}`;
    let text = '';
    for (let words = 15 + next(30); words > 0; words--) text += WORDS[next(WORDS.length)];
    const phone = `1${3_000_000_000 + next(7_000_000) * 1000}`;
    const line = [`P${String(row).padStart(8, '0')}`, CHANNELS[next(4)], `${date} ${two(8 + next(10))}:${two(next(60))}:${two(next(60))}`, date, date.replaceAll('-', '/'), '某某区总工会',
      COUNTIES[next(COUNTIES.length)], text.slice(0, 12), row % 25 === 0 ? `${text}电话${phone}` : text, 1 + next(9), ['', '1.2万元', '3000元', '5000'][next(4)], phone, ['满意', '不满意', ''][next(3)]].join(',');
    if (!out.write(`${line}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'finish');
}
