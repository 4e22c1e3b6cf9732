/**
 * 信访工作年度情况: what a yearly report says by 信访工作条例 art. 41 — figures and fields, units named most, what was handed on,
 * advice and its adoption.
 */
import { formatInteger, formatPercent } from '#lib/domain/format.ts';
import { CHANNELS, LEADER_FORMS, RESULTS } from '#lib/domain/petition-words.ts';
import { decideFigure } from '#lib/domain/suppression.ts';
import { countOf } from '#lib/domain/work.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import type { Block, Inline } from '#lib/document/document.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { MINIMUM_EVIDENCE, rankedPhrase } from '#lib/briefing/words.ts';
import { figureText } from './coverage-figures.ts';
import { type Section } from './section.ts';
import { heading, note, paragraph, joinText } from '#lib/document/blocks.ts';

type Yearly = NonNullable<BriefingFacts['yearly']>;

export const petitionYear: Section = ({ yearly, studies }) => {
  if (!yearly) return [];
  const total = countOf(yearly.counts.rows, 'channel');
  const head = heading(1, '信访工作年度情况');
  if (total < MINIMUM_EVIDENCE)
    return [
      head,
      note('petition_year.few', `全年登记信访不足 ${MINIMUM_EVIDENCE} 件，证据不足，不作分析。`),
      ...advice(yearly, studies)
    ];
  return [
    head,
    heading(2, '数据统计'),
    ...figures(yearly, total),
    heading(2, '反映较多的单位'),
    ...units(yearly),
    heading(2, '转办、领导接办'),
    ...handedOn(yearly),
    heading(2, '建议及采纳'),
    ...advice(yearly, studies)
  ];
};

function figures({ counts }: Yearly, total: number): Block[] {
  const cite = citeFrom(
    counts,
    'petition_year',
    '按登记日期计的信访诉求件数；集体指涉及 5 人以上，重复指同一信访人同一类别 365 天内再次反映'
  );
  const closed = citeFrom(counts, 'petition_year.result', '本年度办结的信访按办理结果计的件数');
  const channels = Object.entries(CHANNELS)
    .map(([key, name]) => ({ key, name, count: countOf(counts.rows, 'channel', key) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const results = Object.entries(RESULTS)
    .map(([key, name]) => ({ key, name, count: countOf(counts.rows, 'result', key) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
  const part = (measure: string, key: string, label: string) =>
    cite(
      `${measure}.${key}`,
      label,
      countOf(counts.rows, measure, key),
      formatInteger(countOf(counts.rows, measure, key))
    );
  return [
    paragraph(
      'petition_year.figures',
      '全年登记信访 ',
      cite('count', '全年登记信访件数', total, formatInteger(total)),
      ' 件，其中集体 ',
      part('size', 'group', '集体信访件数'),
      ' 件，重复 ',
      part('turn', 'repeat', '重复信访件数'),
      ' 件，延期办理 ',
      part('extended', 'yes', '延期件数'),
      ' 件；涉及领域见信访办理一节。'
    ),
    {
      type: 'table',
      id: 'petition_year.channels',
      title: '信访渠道',
      columns: [
        { label: '渠道', numeric: false, weight: 5 },
        { label: '件数', numeric: true, weight: 3 },
        { label: '占比', numeric: true, weight: 3 }
      ],
      rows: channels.map(({ key, name, count }): Inline[][] => [
        [name],
        [cite(`channel.${key}`, `${name}件数`, count, formatInteger(count))],
        [cite(`channel.${key}.share`, `${name}占比`, count / total, formatPercent(count / total))]
      ])
    },
    ...(results.length === 0
      ? [note('petition_year.no_results', '来源没有办理结果，不作统计。')]
      : [
          paragraph(
            'petition_year.results',
            '办结的按结果分：',
            rankedPhrase(closed, 'count', results, '件', '该结果件数'),
            '。'
          )
        ])
  ];
}

function units({ units: asked }: Yearly): Block[] {
  const cite = citeFrom(asked, 'petition_year.unit', '按登记日期、负责的工会计的信访件数；按期办结率按到期月计');
  return [
    {
      type: 'table',
      id: 'petition_year.units',
      title: '信访较多的工会',
      columns: [
        { label: '工会', numeric: false, weight: 5 },
        { label: '登记（件）', numeric: true, weight: 3 },
        { label: '按期办结率', numeric: true, weight: 3 }
      ],
      rows: asked.rows.map((row): Inline[][] => {
        const figure = decideFigure({
          measure: 'share',
          of: 'records',
          numerator: row.on_time_count,
          denominator: row.due_count
        });
        return [
          [row.unit_name],
          [cite(row.unit_org_id, `${row.unit_name}信访件数`, row.petition_count, formatInteger(row.petition_count))],
          joinText(
            figureText(cite, `${row.unit_org_id}.share`, `${row.unit_name}按期办结率`, figure),
            figure.state === 'small_sample' ? ['（样本少）'] : []
          )
        ];
      })
    },
    note('petition_year.companies', '被反映的企业不在流转文件中列名，有权限的人员可在系统的企业一线页查看。')
  ];
}

function handedOn({ counts }: Yearly): Block[] {
  const cite = citeFrom(
    counts,
    'petition_year',
    '转办按渠道计；领导接办按登记日期计；接待日按计划日期计，到数据截止日为止'
  );
  const transferred = countOf(counts.rows, 'channel', 'transfer');
  const forms = Object.entries(LEADER_FORMS)
    .map(([key, name]) => ({ key, name, count: countOf(counts.rows, 'leader', key) }))
    .filter(({ count }) => count > 0);
  const held = countOf(counts.rows, 'reception', 'held');
  const planned = countOf(counts.rows, 'reception');
  return [
    paragraph(
      'petition_year.handed_on',
      '上级转办 ',
      cite('transfer', '上级转办件数', transferred, formatInteger(transferred)),
      ' 件；',
      forms.length === 0
        ? '没有领导接办的记录；'
        : joinText('领导接办：', rankedPhrase(cite, 'leader', forms, '件', '该形式件数'), '；'),
      planned === 0
        ? '没有接待日计划。'
        : joinText(
            '计划接待日 ',
            cite('reception.planned', '计划接待日数', planned, formatInteger(planned)),
            ' 次，已接待 ',
            cite('reception.held', '已接待次数', held, formatInteger(held)),
            ' 次。'
          )
    )
  ];
}

function advice({ reports }: Yearly, studies: BriefingFacts['studies']): Block[] {
  const cite = citeFrom(reports, 'petition_year.reports', '按上报日期计的倾向性、普遍性问题上报次数（第六条）');
  const studied = citeFrom(studies, 'petition_year.studies', '本年度登记的调研课题；采纳指有领导批示、政策或简报采用');
  const total = reports.rows.reduce((sum, row) => sum + row.report_count, 0);
  const adopted = studies.rows.filter((row) => row.adopted_on !== null).length;
  return [
    paragraph(
      'petition_year.advice',
      '向同级党政和上级工会报告倾向性问题 ',
      cite('count', '上报次数', total, formatInteger(total)),
      ' 次',
      total === 0
        ? ''
        : joinText(
            '，涉及',
            rankedPhrase(
              cite,
              'topic',
              reports.rows
                .slice(0, 5)
                .map((row) => ({ key: row.topic_name, name: row.topic_name, count: row.report_count })),
              '次',
              '该主题上报次数'
            )
          ),
      '；登记调研课题 ',
      studied('count', '登记课题数', studies.rows.length, formatInteger(studies.rows.length)),
      ' 个，已被采纳 ',
      studied('adopted', '采纳课题数', adopted, formatInteger(adopted)),
      ' 个。'
    ),
    note('petition_year.sanctions', '处分建议及其采纳不在本系统的数据之内，需要时另行补充。')
  ];
}
