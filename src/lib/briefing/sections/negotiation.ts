/** 四、工资集体协商进展：覆盖率、签订、到期。 */
import { coverageTrendInput } from '#lib/charts/coverage-map.ts';
import { trendSummary } from '#lib/charts/trend.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { monthsOf, type Period } from '#lib/domain/periods.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import type { Block, Inline } from '#lib/document/document.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { countChangePhrase, MINIMUM_EVIDENCE } from '#lib/briefing/words.ts';
import { coverageSentence, gapTable } from './coverage-figures.ts';
import { againstPrevious, openingOf, type Section } from './section.ts';
import { heading, note, paragraph, joinText } from '#lib/document/blocks.ts';

const TYPES: Record<string, string> = { enterprise: '单独企业', area: '区域性', sector: '行业性' };
const SIGNED = '按签订日期计的工资协议份数';

export const negotiation: Section = (facts) => {
  const metric = metricInForce('A14', facts.rules)!;
  const found = facts.coverage['A14'];
  const isCovered = found && found.view.has_data;
  const input = isCovered ? coverageTrendInput(metric, found.view, '覆盖率', null) : null;
  const table = isCovered ? gapTable(found, metric, 'negotiation.list', '未覆盖的已建会企业最多的地区和单位') : null;
  return [
    heading(1, '工资集体协商进展'),
    isCovered
      ? paragraph('negotiation.A14', coverageSentence(found, metric, '期末'))
      : note('negotiation.A14', '没有已建会企业的台账，工资集体协商覆盖率无法计算，不等于 0。'),
    ...signed(facts),
    ...(input && input.series[0]!.values.some((value) => value !== null)
      ? [
          {
            type: 'figure' as const,
            id: 'negotiation.trend',
            title: `${facts.scope.name}${metric.label}（近 24 个月月末）`,
            summary: trendSummary(input, ''),
            drawing: { kind: 'trend' as const, input, unit: '' }
          }
        ]
      : []),
    ...(table ? [table] : [])
  ];
};

function signed(facts: BriefingFacts): Block[] {
  const span = facts.spans.rows.find((row) => row.source === 'negotiations');
  if (!span || facts.month < span.first_month)
    return [note('negotiation.absent', '没有接入集体协商数据，签订情况从略。')];
  const signedIn = (period: Period, type?: string) => {
    const months = monthsOf(period).map((month) => `${month}-01`);
    return facts.agreements.rows
      .filter((row) => months.includes(row.month) && (!type || row.nego_type === type))
      .reduce((sum, row) => sum + row.signed_count, 0);
  };
  const now = signedIn(facts.request.period);
  const cite = citeFrom(facts.agreements, 'agreements', SIGNED);
  const types = Object.entries(TYPES).flatMap(([type, label]): Inline[][] => {
    const count = signedIn(facts.request.period, type);
    return count === 0
      ? []
      : [joinText(`${label} `, cite(`signed.${type}`, `签订${label}协议数`, count, formatInteger(count)), ' 份')];
  });
  const atEnd = facts.agreements.rows.filter((row) => row.month === facts.month);
  const inForce = atEnd.reduce((sum, row) => sum + row.in_force_count, 0);
  const expiring = atEnd.reduce((sum, row) => sum + row.expiring_count, 0);
  const end = citeFrom(
    facts.agreements,
    'agreements',
    '期末处于有效期内的工资协议份数；即将到期指其后 60 日内到期，应在此期间续签'
  );
  return [
    paragraph(
      'negotiation.signed',
      openingOf(facts),
      '签订工资协议 ',
      cite('signed', '本期签订工资协议数', now, formatInteger(now)),
      ' 份',
      types.length === 0
        ? []
        : joinText(
            '（其中',
            types.flatMap((type, i) => (i > 0 ? ['、', ...type] : type)),
            '）'
          ),
      now < MINIMUM_EVIDENCE
        ? '，份数较少，不作比较'
        : countChangePhrase(
            citeFrom(facts.agreements, 'agreements.previous', SIGNED),
            'signed',
            { now, before: facts.compared ? signedIn(facts.compared.previous) : null, unit: '份' },
            againstPrevious(facts)
          ),
      '。'
    ),
    paragraph(
      'negotiation.expiring',
      '期末有效协议 ',
      end('in_force', '期末有效协议数', inForce, formatInteger(inForce)),
      ' 份，其中 ',
      end('expiring', '60 日内到期协议数', expiring, formatInteger(expiring)),
      ' 份将在六十日内到期',
      expiring > 0 ? '，应及时启动续签协商。' : '。'
    )
  ];
}
