import { monthLabel } from '#lib/domain/coverage-words.ts';
import { clausesToday, helpSentence, indicatorsToday } from './help.ts';
import { lastDay } from '#lib/domain/periods.ts';
import { answer } from '#lib/server/query.ts';
import type { PageServerLoad } from './$types';

/** Clauses, indicators and rules with the province's figures of the chosen period's last month. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  if (shell.age_state === 'missing') {
    const indicators = indicatorsToday([], shell.rules);
    return {
      month: null,
      indicators,
      clauses: clausesToday(indicators),
      rules: [],
      topics: {},
      sentence: '还没有发布过数据；这里先列出政策各条、指标口径和将要采用的规则。'
    };
  }
  return answer(async (ask) => {
    const [at] = await ask('coverage/latest_month', { month: lastDay(shell.filters.period) });
    const indicators = indicatorsToday(at ? await ask('help/values', { month: at.month }) : [], shell.rules);
    const clauses = clausesToday(indicators);
    const month = at ? `${monthLabel(at.month)}${at.is_finished ? '末' : `（截至 ${at.month_end}）`}` : '本期';
    return {
      month,
      indicators,
      clauses,
      rules: await ask('help/rules', { as_of: shell.as_of }),
      topics: Object.fromEntries(
        (await ask('search/topics', {})).map(({ topic_code, topic_name }) => [topic_code, topic_name])
      ),
      sentence: helpSentence(clauses, indicators, month)
    };
  });
};
