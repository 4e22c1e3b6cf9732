/** The sentences of briefings against each other and against the counts: what a reader with a pencil would check. */
import { wilsonInterval } from '#lib/domain/intervals.ts';

/** Sentences of one briefing; briefings in order of time. */
export interface Said {
  sentences: readonly string[];
}

export interface Checked {
  what: string;
  checked: number;
  /** Sentences that do not hold. */
  wrong: string[];
}

/** Whether a sentence holds; null where the check is not about it. */
type Check = (sentence: string, at: number, said: readonly Said[]) => boolean | null;

const COUNTS = /(走访|登记信访|收录网络帖文)\s*([\d,]+)\s*[次件条]/;

const number = (text: string) => Number(text.replaceAll(',', ''));

/** The count of the same source in another briefing's own words. */
function countSaid(said: readonly Said[], at: number, source: string): number | null {
  for (const sentence of said[at]?.sentences ?? []) {
    const found = COUNTS.exec(sentence);
    if (found?.[1] === source) return number(found[2]!);
  }
  return null;
}

const CHECKS: Record<string, Check> = {
  '比上月多少，与上一期自己说的数一致': (sentence, at, said) => {
    const now = COUNTS.exec(sentence);
    const change = /比上月(多|少)\s*([\d,]+)|(与上月持平)/.exec(sentence);
    const before = now && countSaid(said, at - 1, now[1]!);
    if (!now || !change || before === null) return null;
    const difference = change[3] ? 0 : number(change[2]!) * (change[1] === '多' ? 1 : -1);
    return number(now[2]!) - before === difference;
  },
  '环比、同比的百分数与件数一致': (sentence) => {
    const found = [
      ...sentence.matchAll(/比(?:上月|去年同期)(多|少)\s*([\d,]+)\s*[次件条]（[环同]比(增长|下降)\s*([\d.]+)%）/g)
    ];
    const now = COUNTS.exec(sentence);
    if (!now || found.length === 0) return null;
    return found.every(([, way, difference, word, share]) => {
      const before = number(now[2]!) - number(difference!) * (way === '多' ? 1 : -1);
      return (
        (way === '多') === (word === '增长') && Math.abs((100 * number(difference!)) / before - Number(share)) < 0.06
      );
    });
  },
  '在／超出通常波动，与所给范围一致': (sentence) => {
    const now = COUNTS.exec(sentence);
    const range = /(在|超出)通常波动(?:之内)?（通常\s*([\d,]+)\s*至\s*([\d,]+)/.exec(sentence);
    if (!now || !range) return null;
    const count = number(now[2]!);
    return (range[1] === '在') === (count >= number(range[2]!) && count <= number(range[3]!));
  },
  '仍有几家未覆盖，等于分母减分子': (sentence) => {
    const of = /([\d,]+)\s*[家户人]中的\s*([\d,]+)/.exec(sentence);
    const left = /仍有\s*([\d,]+)\s*[家户人]未/.exec(sentence);
    if (!of || !left) return null;
    return number(of[1]!) - number(of[2]!) === number(left[1]!);
  },
  '按期办结率等于件数之比，区间是这两个数的': (sentence) => {
    const found =
      /应办结\s*([\d,]+)\s*件，按期办结\s*([\d,]+)\s*件，按期办结率\s*([\d.]+)%（约\s*([\d.]+)%[–-]([\d.]+)%/.exec(
        sentence
      );
    if (!found) return null;
    const [due, done] = [number(found[1]!), number(found[2]!)];
    const { low, high } = wilsonInterval(done, due);
    const near = (share: number, text: string) => Math.abs(100 * share - Number(text)) < 0.06;
    return near(done / due, found[3]!) && near(low, found[4]!) && near(high, found[5]!);
  },
  热点问题各来源之和等于条数: (sentence) => {
    const found = /本期共\s*([\d,]+)\s*条（([^）]*)）/.exec(sentence);
    if (!found) return null;
    const sum = [...found[2]!.matchAll(/([\d,]+)\s*[件条]/g)].reduce((total, [, part]) => total + number(part!), 0);
    return sum === number(found[1]!);
  }
};

export function checkSentences(said: readonly Said[]): Checked[] {
  return Object.entries(CHECKS).map(([what, check]) => {
    const result: Checked = { what, checked: 0, wrong: [] };
    said.forEach(({ sentences }, at) => {
      for (const sentence of sentences) {
        const holds = check(sentence, at, said);
        if (holds === null) continue;
        result.checked++;
        if (!holds) result.wrong.push(sentence);
      }
    });
    return result;
  });
}
