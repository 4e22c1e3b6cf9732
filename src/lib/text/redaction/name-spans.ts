import type { RedactionSpan } from './kinds.ts';
import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts';

/** Words after which a person's name stands. "本人" is followed by a verb more often, so it needs a clear end. */
const CUE =
  /(?:我叫|我名叫|我的名字[叫是]|我是叫|名叫|名字叫|本人姓名|姓\s?名|联系人|联\s?络\s?人|申请人|反映人|投诉人|来访人|信访人|举报人|诉求人|留言人|写信人|来信人|求助人|上访人|申诉人|控告人|署名|落款|户主|我丈夫|我妻子|我老公|我爱人|我父亲|我母亲|我儿子|我女儿|我弟弟|我哥哥|本人)(?:是|为|叫)?[\s:：]{0,3}/g;

/** What may follow a name: punctuation, the end, or the next item of a form. */
const BOUNDARY = /^(?:$|[\s,，。.;；:：、!！?？()（）【】\[\]/|]|男|女|汉族|身份|电话|手机|联系|住址?|家住|现住|现年|今年|年龄|岁|系|是|生于|来自|在|于|从|因|自|原|出生|的|等|\d)/;

/** Characters that open what follows a two-character name, not a given name. */
const NOT_GIVEN = new Set('是在于的来住今现电男女从和与为有等系因自原被不没已曾也就都要想向对把给让称说说反请，。、：；！？,.:;!? \n()（）[]【】');

/** Words that begin like a name. */
const NOT_A_NAME = /^(?:单位|公务|公司|公安|信心|信息|党员|党委|方面|高中|高度|安全|平时|时间|国家|商户|车主|房东|家长|老师|农民|工人|全家|全体|常年|应该|能否|相关|相信|强烈|权益|计划|支持|居民|干部|都是|因为|由于|曾经|向来|和平|明确|万分|金额|严重|温馨)/;

const TITLE = /^(?:先生|女士|小姐|师傅|同志|经理|老师|老板|主任|总)/;

/** Surnames that are function words as well: after a bare 本人 they open a clause. */
const ALSO_WORDS = new Set('于和全时应向从由方因都来但那');

/** People's names after cue words in a normalised text: best effort, as any such list is. */
export function nameSpans(text: string): RedactionSpan[] {
  const spans: RedactionSpan[] = [];
  for (const match of text.matchAll(CUE)) {
    const start = match.index + match[0].length;
    const strict = match[0].startsWith('本人') && !match[0].startsWith('本人姓名');
    const length = nameLength(text, start, strict);
    if (length > 0) spans.push({ start, end: start + length, kind: 'name' });
  }
  return spans;
}

function nameLength(text: string, start: number, strict: boolean): number {
  if (NOT_A_NAME.test(text.slice(start, start + 2))) return 0;
  const family = COMPOUND_SURNAMES.has(text.slice(start, start + 2)) ? 2 : SURNAMES.has(text[start] ?? '') ? 1 : 0;
  if (family === 0 || (strict && ALSO_WORDS.has(text[start] as string))) return 0;
  const title = TITLE.exec(text.slice(start + family, start + family + 2));
  if (title) return strict ? 0 : family + title[0].length;
  for (const given of [2, 1, 3]) {
    const name = text.slice(start + family, start + family + given);
    if (name.length === given && isGiven(name) && BOUNDARY.test(text.slice(start + family + given, start + family + given + 2))) return family + given;
  }
  if (strict) return 0;
  const two = text.slice(start + family, start + family + 2);
  if (two.length === 2 && isGiven(two)) return family + 2;
  return isGiven(two.slice(0, 1)) ? family + 1 : 0;
}

function isGiven(name: string): boolean {
  if (name === '') return false;
  for (const character of name) if (!/\p{Script=Han}|[*某xX]/u.test(character) || NOT_GIVEN.has(character)) return false;
  return true;
}
