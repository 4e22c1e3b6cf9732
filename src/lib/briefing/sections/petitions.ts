/** 五、信访办理：件数、类别、期限、答复、各市。 */
import { topicBars, type TopicBarRow } from '#lib/charts/topic-bars.ts';
import { trendSummary, type TrendInput } from '#lib/charts/trend.ts';
import { monthsUpTo } from '#lib/domain/coverage-trend.ts';
import { monthLabel } from '#lib/domain/coverage-words.ts';
import { formatDate, formatDecimal, formatInteger } from '#lib/domain/format.ts';
import { topicShares, UNLABELLED } from '#lib/domain/overview-topics.ts';
import { monthsOf, type Period } from '#lib/domain/periods.ts';
import { replyDays } from '#lib/domain/reply-days.ts';
import { CITIES } from '#lib/domain/regions.ts';
import { decideFigure, MEDIAN_NEEDS, type Figure } from '#lib/domain/suppression.ts';
import { citeFrom, type Cite } from '#lib/briefing/cite.ts';
import type { Block, Inline } from '#lib/document/document.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { intervalPhrase, MINIMUM_EVIDENCE, rankedPhrase, shareChangePhrase, type Share } from '#lib/briefing/words.ts';
import { figureText } from './coverage-figures.ts';
import { absentNote, againstPrevious, countsOf, type Section } from './section.ts';
import { heading, note, paragraph, joinText } from '#lib/document/blocks.ts';

const DUE =
  '本期到期、期限已过的信访事项中在期限内办结的，逾期未办结的也在分母：期限为受理之日起 60 日，经批准最多再延长 30 日（信访工作条例第三十四条）；建议意见、检举控告和日期有矛盾的不计';

export const petitions: Section = (facts) => {
  const { now, span } = countsOf(facts, 'petitions');
  if (now === null) return [heading(1, '信访办理'), absentNote('petitions.absent', '信访', facts, span)];
  const cite = citeFrom(facts.volumes, 'petitions', '按登记日期计的信访诉求件数');
  const counted = joinText(
    '本期登记信访诉求 ',
    cite('count', '本期登记信访数', now, formatInteger(now)),
    ' 件（增减见概览）'
  );
  if (now < MINIMUM_EVIDENCE)
    return [
      heading(1, '信访办理'),
      paragraph('petitions.count', counted, '。'),
      note('petitions.few', `本期不足 ${MINIMUM_EVIDENCE} 件，证据不足，不作分析。`),
      ...onTime(facts)
    ];
  return [heading(1, '信访办理'), ...topics(facts, counted), ...onTime(facts), ...replies(facts), ...places(facts)];
};

function topics(facts: BriefingFacts, counted: readonly Inline[]): Block[] {
  const cite = citeFrom(facts.source_topics, 'petitions.topics', '按来源系统自己的问题类别归到一级主题的信访件数');
  const { rows, petitions: labels } = topicShares(
    facts.source_topics.rows.filter((row) => row.source === 'petitions'),
    8
  );
  if (rows.length === 0) return [paragraph('petitions.count', counted, '；都没有来源系统标注的类别，不作类别分析。')];
  const bars: TopicBarRow[] = rows.map(({ topic, petitions: count }) => ({ topic, counts: { petitions: count } }));
  const spec = topicBars(bars, [{ key: 'petitions', label: '信访' }], '件');
  const unlabelled: Inline[] =
    labels.unlabelled === 0
      ? []
      : joinText(
          '；另有 ',
          cite(UNLABELLED, '未标注类别的件数', labels.unlabelled, formatInteger(labels.unlabelled)),
          ' 件来源系统未标注类别'
        );
  return [
    paragraph(
      'petitions.count',
      counted,
      '，反映最多的是',
      rankedPhrase(
        cite,
        'topic',
        rows.slice(0, 3).map((row) => ({ key: row.topic, name: row.topic, count: row.petitions })),
        '件',
        '该类信访件数'
      ),
      unlabelled,
      '。'
    ),
    {
      type: 'figure',
      id: 'petitions.topics',
      title: `信访反映最多的是${rows[0]!.topic}`,
      summary: spec.summary,
      drawing: { kind: 'bars', rows: bars, parts: [{ key: 'petitions', label: '信访' }], unit: '件' }
    }
  ];
}

/** The share closed within the term, in the period and in those it is compared with. */
export function onTimeShare(facts: BriefingFacts): {
  now: Figure;
  previous: Figure | null;
  year: Figure | null;
  cite: Cite;
} {
  const share = (period: Period) => {
    const months = monthsOf(period).map((month) => `${month}-01`);
    const rows = facts.on_time.rows.filter((row) => months.includes(row.month));
    return decideFigure({
      measure: 'share',
      of: 'records',
      numerator: rows.reduce((sum, row) => sum + row.on_time_count, 0),
      denominator: rows.reduce((sum, row) => sum + row.due_count, 0)
    });
  };
  const isYear = facts.request.period.kind === 'year';
  return {
    now: share(facts.request.period),
    previous: facts.compared ? share(facts.compared.previous) : null,
    year: facts.compared && !isYear ? share(facts.compared.year) : null,
    cite: citeFrom(facts.on_time, 'on_time', DUE)
  };
}

function onTime(facts: BriefingFacts): Block[] {
  const { now, previous, cite } = onTimeShare(facts);
  const counted = countsIn(now);
  if (now.state === 'not_applicable')
    return [note('on_time.none', '本期没有期限已过的信访事项，或来源没有受理日期，不能算按期办结率。')];
  if (!counted) return [note('on_time.few', '本期到期的信访事项过少，按期办结率不公开。')];
  return [
    paragraph(
      'on_time',
      '本期到期应办结 ',
      cite('due', '到期件数', counted.denominator, formatInteger(counted.denominator)),
      ' 件，按期办结 ',
      cite('done', '按期办结件数', counted.numerator, formatInteger(counted.numerator)),
      ' 件，按期办结率 ',
      cite('share', '信访按期办结率', now.value, now.text),
      intervalPhrase(cite, 'interval', counted),
      shareChangePhrase(cite, 'previous', counted, previous ? countsIn(previous) : null, againstPrevious(facts).words),
      '。'
    ),
    ...onTimeTrend(facts)
  ];
}

const MONTHS_SHOWN = 24;

/** The share by month of the term; a month with too few is left open. */
function onTimeTrend(facts: BriefingFacts): Block[] {
  const months = monthsUpTo(facts.month, MONTHS_SHOWN);
  const figures = months.map((month) => {
    const row = facts.on_time.rows.find((at) => at.month === month);
    return decideFigure({
      measure: 'share',
      of: 'records',
      numerator: row?.on_time_count ?? 0,
      denominator: row?.due_count ?? 0
    });
  });
  if (figures.filter((figure) => figure.value !== null).length < 2) return [];
  const input: TrendInput = {
    periods: months.map(monthLabel),
    unfinished: facts.until ? `${monthLabel(facts.month)}（${formatDate(facts.until)}止）` : null,
    style: 'share',
    series: [{ key: 'share', label: '按期办结率', values: figures.map((figure) => figure.value) }]
  };
  return [
    {
      type: 'figure',
      id: 'on_time.trend',
      title: `${facts.scope.name}信访按期办结率（近 24 个月，按到期月）`,
      summary: trendSummary(input, ''),
      drawing: { kind: 'trend', input, unit: '' }
    }
  ];
}

function countsIn({ numerator, denominator, value }: Figure): Share | null {
  return value === null || numerator === null || denominator === null ? null : { numerator, denominator };
}

function replies(facts: BriefingFacts): Block[] {
  const days = replyDays(facts.reply_days.rows);
  const cite = citeFrom(
    facts.reply_days,
    'reply',
    '本期登记的信访从登记到答复的自然日数；还没有答复的按已等天数计入（Kaplan–Meier 估计）'
  );
  if (days.answered + days.waiting === 0) return [];
  const answered = joinText(
    '本期登记的信访已答复 ',
    cite('n', '已答复件数', days.answered, formatInteger(days.answered)),
    ' 件'
  );
  const waiting: Inline[] =
    days.waiting === 0
      ? []
      : joinText('，未答复 ', cite('waiting', '未答复件数', days.waiting, formatInteger(days.waiting)), ' 件');
  if (days.figure.value === null)
    return [
      paragraph(
        'reply',
        answered,
        waiting,
        days.answered < MEDIAN_NEEDS
          ? '；答复的过少，不算中位数。'
          : '；答复的还不到一半，从登记到答复的天数中位数尚不能知道。'
      )
    ];
  return [
    paragraph(
      'reply',
      answered,
      waiting,
      days.waiting === 0 ? '，从登记到答复的天数中位数 ' : '；把未答复的按已等天数计入，从登记到答复的天数中位数 ',
      cite('median', '答复天数中位数', days.figure.value, formatDecimal(days.figure.value)),
      ' 天。'
    )
  ];
}

function places(facts: BriefingFacts): Block[] {
  if (facts.scope.city_code !== null) return [];
  const counts = citeFrom(facts.places, 'petitions.place', '按登记日期、事项所在市计的信访件数；说不出市的不列');
  const due = citeFrom(facts.on_time_places, 'on_time.place', DUE);
  const rows = CITIES.flatMap(({ region_code, region_name }): Inline[][][] => {
    const count =
      facts.places.rows.find((row) => row.source === 'petitions' && row.city_code === region_code)?.record_count ?? 0;
    const at = facts.on_time_places.rows.find((row) => row.city_code === region_code);
    if (count === 0 && !at) return [];
    const figure = decideFigure({
      measure: 'share',
      of: 'records',
      numerator: at?.on_time_count ?? 0,
      denominator: at?.due_count ?? 0
    });
    return [
      [
        [region_name],
        [counts(region_code, `${region_name}信访件数`, count, formatInteger(count))],
        [due(`${region_code}.due`, `${region_name}到期件数`, at?.due_count ?? 0, formatInteger(at?.due_count ?? 0))],
        joinText(
          figureText(due, `${region_code}.share`, `${region_name}按期办结率`, figure),
          figure.state === 'small_sample' ? ['（样本少）'] : []
        )
      ]
    ];
  });
  if (rows.length === 0) return [];
  return [
    {
      type: 'table',
      id: 'petitions.places',
      title: '各市信访办理情况',
      columns: [
        { label: '市', numeric: false, weight: 3 },
        { label: '登记（件）', numeric: true, weight: 3 },
        { label: '到期（件）', numeric: true, weight: 3 },
        { label: '按期办结率', numeric: true, weight: 4 }
      ],
      rows
    }
  ];
}
