/**
 * A study → the document that is printed: chapter, figures then and now, months of its query, method appendix. Pure.
 */
import type { Block, BriefingDocument, Inline } from '#lib/document/document.ts';
import { heading, note, paragraph } from '#lib/document/blocks.ts';
import { formatDate, formatDay, formatInteger } from '#lib/domain/format.ts';
import { chapterBlocks, chapterReferences, type ChapterNumbers } from './chapter.ts';
import { differenceWords } from './figures.ts';

export interface StudyFacts extends ChapterNumbers {
  key: string;
  title: string;
  question: string;
  owner_org_id: string;
  owner_name: string;
  plan_year: number;
  period_from: string;
  period_to: string;
  findings: string;
  chapter: string;
  /** Records of the query by month, as 2026-01. */
  months: readonly { value: string; label: string; record_count: number }[];
  /** Records by source in words. */
  sources: readonly { label: string; record_count: number }[];
  data_version: string;
  as_of: string;
  is_demo: boolean;
}

export function studyDocument(facts: StudyFacts): BriefingDocument {
  const references = chapterReferences(facts);
  const blocks: Block[] = [
    ...(facts.question === '' ? [] : [heading(1, '研究问题'), paragraph('question', facts.question)]),
    ...chapterBlocks(facts.chapter, references),
    ...(facts.findings === ''
      ? []
      : [
          heading(1, '主要发现'),
          ...facts.findings
            .split('\n')
            .filter((line) => line.trim() !== '')
            .map((line, i) => paragraph(`findings.${i + 1}`, line.trim()))
        ]),
    ...monthsFigure(facts),
    ...comparison(facts),
    ...appendix(facts)
  ];
  return {
    kind: 'study',
    period: `${facts.plan_year}`,
    scope: facts.owner_org_id,
    scope_name: facts.owner_name,
    masthead: '职工状况调研报告',
    number: `${facts.plan_year}年课题 ${facts.key}`,
    issuer: facts.owner_name,
    title: facts.title,
    dated_on: facts.as_of,
    data_version: facts.data_version,
    is_demo: facts.is_demo,
    blocks
  };
}

function monthsFigure({ months, n, as_of }: StudyFacts): Block[] {
  if (n === null || n === 0 || months.length < 2) return [];
  const peak = months.reduce((top, month) => (month.record_count > top.record_count ? month : top));
  const last = months.at(-1)!;
  return [
    heading(1, '依据的记录逐月变化'),
    {
      type: 'figure',
      id: 'months',
      title: `${peak.label}最多，${formatInteger(peak.record_count)} 条`,
      summary: `${months[0]!.label}至${last.label}每月条数，共 ${formatInteger(n)} 条`,
      drawing: {
        kind: 'trend',
        unit: '条',
        input: {
          periods: months.map((month) => month.value),
          series: [{ key: 'count', label: '记录', values: months.map((month) => month.record_count) }],
          unfinished: last.value === as_of.slice(0, 7) ? `${last.label}（${formatDay(as_of)}止）` : null
        }
      }
    }
  ];
}

/** As known then, as known now: the data grows, and a reader must see by how much. */
function comparison(facts: StudyFacts): Block[] {
  if (facts.pins.length === 0) return [];
  const references = chapterReferences(facts);
  return [
    heading(1, '数字：当时与现在'),
    {
      type: 'table',
      id: 'pins',
      title: '钉住的数字与现在的数据对照',
      columns: [
        { label: '数字', numeric: false, weight: 6 },
        { label: '当时', numeric: true, weight: 3 },
        { label: '现在', numeric: true, weight: 3 },
        { label: '差', numeric: false, weight: 4 }
      ],
      rows: facts.pins.map((pin): Inline[][] => [
        [`${pin.label}：${pin.filter}`],
        [references.get(`p${pin.pin_id}`)!],
        [references.get(`p${pin.pin_id}.now`) ?? '已没有'],
        [pin.now === null ? '这一页现在没有这个数字' : differenceWords(pin.then.value, pin.now.value, pin.unit)]
      ])
    }
  ];
}

function appendix(facts: StudyFacts): Block[] {
  const n = chapterReferences(facts).get('n');
  return [
    heading(1, '方法附录'),
    paragraph(
      'method.version',
      `数据截至${formatDate(facts.as_of)}，数据版本 ${facts.data_version}。${facts.is_demo ? '其中含生成的演示数据，全部内容均为虚构，不得作为工作依据。' : ''}研究时段 ${facts.period_from} 至 ${facts.period_to}，范围为${facts.owner_name}及其下级。`
    ),
    paragraph(
      'method.query',
      `查询：${facts.asked}。`,
      ...(n
        ? [
            '匹配 n = ',
            n,
            ` 条（${facts.sources.map(({ label, record_count: count }) => `${label} ${formatInteger(count)} 条`).join('，')}）。`
          ]
        : ['查询现在不能执行。'])
    ),
    paragraph(
      'method.search',
      '检索范围是走访、信访（检举控告件除外）和网络帖文的标题与内容，词按原文逐字匹配；主题和倾向由词典和模型标注，供研判参考。没有匹配到不等于没有发生，未报送的单位和月份没有记录。'
    ),
    paragraph(
      'method.rules',
      '人数、户数一至四的不公开，可由此推出的一并不公开；比率的分母不足十的不公开。“当时”是钉住时的数据版本所给的数，此后不变；“现在”用同样的口径和筛选在上述数据版本中重新计算，差异来自新入库、修订、撤回和重新标注。'
    ),
    ...(facts.pins.length === 0
      ? []
      : [
          {
            type: 'table' as const,
            id: 'method.figures',
            title: '数字的口径、筛选和版本',
            columns: [
              { label: '数字', numeric: false, weight: 4 },
              { label: '口径', numeric: false, weight: 8 },
              { label: '筛选', numeric: false, weight: 6 },
              { label: '出处与当时版本', numeric: false, weight: 5 }
            ],
            rows: facts.pins.map((pin): Inline[][] => [
              [`${pin.label}${pin.unit === '' || pin.unit === '%' ? '' : `（${pin.unit}）`}`],
              [pin.definition],
              [pin.filter],
              [`${pin.query}，${pin.data_version}，截至 ${pin.as_of}`]
            ])
          }
        ]),
    note('method.days', `调研台账：挂到课题的走访涉及 ${formatInteger(facts.research_days)} 个不同的日期；人员不列出。`)
  ];
}
