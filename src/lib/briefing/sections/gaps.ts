/** 三、覆盖盲区：困难企业、困难职工、干部下基层，色块图和清单，缺报单位。 */
import { cellsSummary } from '#lib/charts/map-cells.ts';
import { formatInteger } from '#lib/domain/format.ts';
import { metricInForce } from '#lib/domain/metrics.ts';
import { STATE_LABELS, type CellState } from '#lib/domain/states.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import type { Block, Inline } from '#lib/document/document.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { comparedPlaces, coverageSentence, coverageTiles, gapTable } from './coverage-figures.ts';
import { type Section } from './section.ts';
import { heading, note, paragraph, joinText } from '#lib/document/blocks.ts';

const INDICATORS = ['A08', 'A09', 'A23'];

export const gaps: Section = (facts) => {
  const sentences = INDICATORS.map((indicator) => sentenceOf(facts, indicator));
  const mapped = facts.coverage['A08'];
  const metric = metricInForce('A08', facts.rules)!;
  const tiles =
    mapped && mapped.view.has_data && comparedPlaces(mapped.view).length > 0 ? coverageTiles(mapped, metric) : null;
  const table =
    mapped && mapped.view.has_data
      ? gapTable(mapped, metric, 'gaps.list', `${metric.uncovered}困难企业最多的地区和单位`)
      : null;
  return [
    heading(1, '覆盖盲区'),
    ...sentences,
    ...(tiles
      ? [
          {
            type: 'figure' as const,
            id: 'gaps.tiles',
            title: `期末各地${tiles.measure}（示意色块，不表示位置和面积）`,
            summary: cellsSummary(tiles.cells, tiles.measure),
            drawing: { kind: 'tiles' as const, input: tiles }
          }
        ]
      : []),
    ...(table ? [table] : []),
    ...missingUnits(facts)
  ];
};

function sentenceOf(facts: BriefingFacts, indicator: string): Block {
  const metric = metricInForce(indicator, facts.rules)!;
  const found = facts.coverage[indicator];
  const id = `gaps.${indicator}`;
  if (!found) return note(id, `${metric.label}涉及个人，所选范围不能单独公开。`);
  if (!found.view.has_data) return note(id, `没有${metric.denominator}的台账，${metric.label}无法计算，不等于 0。`);
  return paragraph(id, coverageSentence(found, metric, '期末'));
}

const SOURCE_WORDS: Record<string, string> = {
  visits: '走访',
  petitions: '信访',
  negotiations: '集体协商',
  posts: '网络帖文',
  reference: '基础资料'
};
const NAMED = 6;

/** Which units did not report what: so that a gap in the map is not read as a gap in the work. */
function missingUnits(facts: BriefingFacts): Block[] {
  const { rows } = facts.missing;
  if (rows.length === 0) return [];
  const cite = citeFrom(facts.missing, 'missing', '报送台账中本期至少一个月没有报送或未能装入的单位');
  const groups = [...new Set(rows.map((row) => `${row.source} ${row.submission_state}`))].sort();
  const phrases = groups.map((group): Inline[] => {
    const [source = '', state = ''] = group.split(' ');
    const units = [
      ...new Set(
        rows.filter((row) => row.source === source && row.submission_state === state).map((row) => row.unit_name)
      )
    ];
    return joinText(
      `${SOURCE_WORDS[source] ?? source}${STATE_LABELS[state as CellState] ?? state} `,
      cite(
        `${source}.${state}`,
        `${SOURCE_WORDS[source] ?? source}缺报单位数`,
        units.length,
        formatInteger(units.length)
      ),
      ` 个单位（${units.slice(0, NAMED).join('、')}${units.length > NAMED ? '等' : ''}）`
    );
  });
  return [
    paragraph(
      'gaps.missing',
      '缺报单位：',
      phrases.flatMap((phrase, i) => (i > 0 ? ['；', ...phrase] : phrase)),
      '。缺报不等于没有工作，上述数字不含缺报部分。'
    )
  ];
}
