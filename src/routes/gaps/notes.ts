/** Definitions of 盲区清单, with the numbers in force. */
import { GAP_KINDS, gapTest, NEED_FORMULA } from '#lib/domain/gap-types.ts';

export const GAP_MARTS = ['marts.gaps', 'marts.gap_members', 'marts.gap_rules'];

export function gapNotes(rules: Readonly<Record<string, number | string>>): [string, string][] {
  return [
    ['排序', NEED_FORMULA],
    ...GAP_KINDS.map((kind): [string, string] => [
      kind.label,
      `${gapTest(kind, rules)}。消除条件：${kind.ends_with}。`
    ]),
    ['户数', '困难职工户只分档公开，不到 5 户的不写确数；不列出户和个人。'],
    ['期间', '盲区按数据截止日计，不随页面上方的期间变化；编号不随数据重建变化，派单因此一直跟着它。'],
    ['规则', `判定数版本 ${rules.rule_version}；行业风险权重是默认值，须由业务部门确认。`]
  ];
}
