import { formatPercent } from '#lib/domain/format.ts';
import type { Effect, TopicEffect } from './change-effect.ts';
import type { Preview } from './preview-change.ts';

const SHOWN_MOVES = 3;
const signed = (change: number): string => (change > 0 ? `+${change}` : change === 0 ? '不变' : String(change));
const pair = (before: number, after: number): string => `${before} → ${after}（${signed(after - before)}）`;

/**
 * Effect of a change, for the terminal, zh-CN: the sum first, then each topic that changes with its moves and years.
 */
export function effectLines(preview: Preview): string {
  const compared =
    preview.share < 1
      ? `抽样比较 ${preview.text_count} 条（入库 ${preview.landed_count} 条的 ${formatPercent(preview.share)}）`
      : `比较了全部 ${preview.text_count} 条有效文字`;
  const changed = preview.topics.filter(
    (topic) => topic.moved_in.length > 0 || topic.moved_out.length > 0 || topic.requests_before !== topic.requests_after
  );
  const head = `${compared}，${preview.moved_count} 条换了主题；诉求量 ${pair(preview.requests_before, preview.requests_after)}。\n${agreementLine(preview.agreement)}`;
  if (changed.length === 0) return `${head}各主题的数字都不变。\n`;
  return `${head}${changed.map(topicLines).join('')}其余 ${preview.topics.length - changed.length} 个主题不变。\n`;
}

function agreementLine(agreement: Preview['agreement']): string {
  if (!agreement) return '与研究人员的更正比：其中没有更正过主题的记录。\n';
  const { record_count, before, after } = agreement;
  return `与研究人员的更正比：更正过主题的 ${record_count} 条中，机器判断一致的 ${pair(before, after)}${record_count < 30 ? '；条数少，只供参考' : ''}。\n`;
}

function topicLines(topic: TopicEffect): string {
  const moves = (list: TopicEffect['moved_in']) =>
    list
      .slice(0, SHOWN_MOVES)
      .map((one) => `${one.topic_code} ${one.text_count}`)
      .join('、') + (list.length > SHOWN_MOVES ? ` 等 ${list.length} 个主题` : '');
  const differs = (effect: Effect) =>
    effect.before !== effect.after || effect.requests_before !== effect.requests_after;
  return (
    [
      `${topic.topic_code} ${topic.topic_name}：记录 ${pair(topic.before, topic.after)}，诉求 ${pair(topic.requests_before, topic.requests_after)}`,
      ...(topic.moved_in.length > 0 ? [`  来自 ${moves(topic.moved_in)}`] : []),
      ...(topic.moved_out.length > 0 ? [`  去往 ${moves(topic.moved_out)}`] : []),
      ...topic.years
        .filter(differs)
        .map(
          (year) =>
            `  ${year.year} 年：记录 ${pair(year.before, year.after)}，诉求 ${pair(year.requests_before, year.requests_after)}`
        )
    ].join('\n') + '\n'
  );
}
