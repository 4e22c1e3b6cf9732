import type { Evaluation } from '#lib/text/model/measures.ts';

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;

/** A readable table of an evaluation, zh-CN. */
export function summaryLines(evaluation: Evaluation): string {
  const rows = evaluation.by_label.map(
    (one) =>
      `  ${one.label}\t条数 ${one.support}\t精确率 ${percent(one.precision)}\t召回率 ${percent(one.recall)}\tF1 ${one.f1.toFixed(4)}\n`
  );
  const covered = evaluation.accuracy_covered === null ? '没有' : percent(evaluation.accuracy_covered);
  return (
    `  共 ${evaluation.records} 条，准确率 ${percent(evaluation.accuracy)}，宏平均 F1 ${evaluation.macro_f1.toFixed(4)}\n` +
    `${rows.join('')}  达到判断门槛的占 ${percent(evaluation.coverage)}，其中准确率 ${covered}\n`
  );
}

/** Which label was taken for which, largest mistakes first; at most `limit` lines. */
export function confusionLines(evaluation: Evaluation, limit = 12): string {
  const mistakes = Object.entries(evaluation.confusion).flatMap(([actual, row]) =>
    Object.entries(row)
      .filter(([predicted]) => predicted !== actual)
      .map(([predicted, count]) => ({ actual, predicted, count }))
  );
  mistakes.sort(
    (a, b) => b.count - a.count || a.actual.localeCompare(b.actual) || a.predicted.localeCompare(b.predicted)
  );
  return mistakes
    .slice(0, limit)
    .map(({ actual, predicted, count }) => `  ${actual} 判为 ${predicted}：${count}\n`)
    .join('');
}
