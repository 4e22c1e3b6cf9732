/** Offences that a letter may deny or a law may forbid; no insurance, pay or claim of that name (没有工伤保险). */
const OFFENCE = /^(?:拖欠|欠薪|欠发|克扣|工伤|罚款|辞退|加班|性骚扰|歧视|压榨)/;
const CLAIM = /^(?:工伤|加班)(?:保险|赔|待遇|认定|费|工资|补)/;
const DENIAL =
  /(?:从来?(?:就|都)?没有?|从未|从不|未曾|没有?(?:发生|出现)过?|未(?:发生|出现)过?|不存在|不得|严禁|禁止|不许|杜绝)[^,。;!?\n]{0,3}$/;
const REACH = 12;

/**
 * Whether the words of a stretch say that something did not happen (从来没有拖欠) or must not (不得拖欠). The offence may
 * begin a character before the stretch (克扣工资, where 扣工资 was found).
 */
export function isDenied(text: string, start: number, end: number): boolean {
  for (let at = Math.max(0, start - 1); at < end; at++) {
    const words = text.slice(at, at + 4);
    if (OFFENCE.test(words) && !CLAIM.test(words)) return DENIAL.test(text.slice(Math.max(0, at - REACH), at));
  }
  return false;
}
