/** The paragraph of a 专题快报 on where its issue comes from and what became of it. */
import { formatDate, formatDecimal, formatInteger } from '#lib/domain/format.ts';
import { HIDDEN_BELOW } from '#lib/domain/suppression.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import type { Block, Inline } from '#lib/document/document.ts';
import { joinText, paragraph } from '#lib/document/blocks.ts';

const DEFINITION =
  '本问题全部记录，到这一版数据为止；金额取自文字，是当事人的说法，没有核实，同样的文字只算一次，写明的不足五条时不列';
const SOURCES = [
  ['petitions_first_on', '信访'],
  ['posts_first_on', '网络帖文'],
  ['visits_first_on', '走访']
] as const;

export function issueDossier(facts: BriefingFacts, issueId: string): Block[] {
  const asked = facts.issue_dossier;
  const row = asked?.rows.find(({ issue_id }) => issue_id === issueId);
  if (!asked || !row) return [];
  const cite = citeFrom(asked, `issue.${issueId}.dossier`, DEFINITION);
  const firsts = SOURCES.flatMap(([key, name]) => {
    const day = row[key];
    return day === null ? [] : [{ key, name, day }];
  })
    .sort((a, b) => (a.day < b.day ? -1 : 1))
    .map(({ key, name, day }, index): Inline[] =>
      joinText(index === 0 ? '' : '，', `${name}最早见于`, cite(key, `${name}首条日期`, day, formatDate(day)))
    );
  const amounts =
    row.amount_texts < HIDDEN_BELOW || row.amount_sum === null
      ? []
      : joinText(
          '；写明金额的 ',
          cite('amount_texts', '写明金额的文字条数', row.amount_texts, formatInteger(row.amount_texts)),
          ' 条，合计 ',
          cite('amount_sum', '写明的金额合计，万元', row.amount_sum, formatDecimal(row.amount_sum / 10_000)),
          ' 万元（未核实）'
        );
  const outcome =
    row.petition_count === null || row.closed_count === null
      ? []
      : joinText(
          '；信访件 ',
          cite('petition_count', '信访件数', row.petition_count, formatInteger(row.petition_count)),
          ' 件，已办结 ',
          cite('closed_count', '已办结件数', row.closed_count, formatInteger(row.closed_count)),
          ' 件'
        );
  return [paragraph(`issue.${issueId}.dossier`, '来历：', ...firsts, amounts, outcome, '。')];
}
