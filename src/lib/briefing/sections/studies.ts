/** 七、调研课题：登记和进展，没有课题的热点主题。 */
import { formatDate, formatInteger } from '#lib/domain/format.ts';
import { citeFrom } from '#lib/briefing/cite.ts';
import type { Block, Inline } from '#lib/document/document.ts';
import type { BriefingFacts } from '#lib/briefing/facts.ts';
import { rankedPhrase } from '#lib/briefing/words.ts';
import { toldLater, type Section } from './section.ts';
import { heading, note, paragraph, joinText } from '#lib/document/blocks.ts';

const STAGES: Record<string, string> = {
  chosen: '选题',
  registered: '立项',
  fieldwork: '调研',
  drafted: '成稿',
  adopted: '采纳'
};
const SUGGESTED = 5;
/** Topics that the text names; the table has all. */
const NAMED = 3;
/** A matter that lasts: months in a row, and requests in each of them. */
const PERSISTS_MONTHS = 2;
const PERSISTS_COUNT = 10;

export const studies: Section = (facts) => [
  heading(1, '调研课题进展与建议选题'),
  ...progress(facts),
  ...suggestions(facts)
];

function progress(facts: BriefingFacts): Block[] {
  const { rows } = facts.studies;
  if (rows.length === 0)
    return [
      note('studies.none', `没有登记 ${facts.request.period.year} 年度调研课题；未登记不等于没有调研，请核对课题台账。`)
    ];
  const cite = citeFrom(facts.studies, 'studies', '课题台账中登记的本年度课题，含所属各级工会');
  const stages = Object.entries(STAGES).flatMap(([stage, label]): Inline[][] => {
    const count = rows.filter((row) => row.study_stage === stage).length;
    return count === 0
      ? []
      : [joinText(`${label} `, cite(`stage.${stage}`, `处于${label}阶段的课题数`, count, formatInteger(count)), ' 个')];
  });
  const overdue = rows.filter(
    (row) => row.finished_on === null && row.due_on !== null && row.due_on < facts.publication.as_of
  ).length;
  const later = toldLater(facts);
  return [
    paragraph(
      'studies.progress',
      later ? joinText('至', cite('as_of', '数据截止日', later, formatDate(later)), '，') : '',
      `${facts.request.period.year} 年度登记课题 `,
      cite('count', '登记课题数', rows.length, formatInteger(rows.length)),
      ' 个',
      stages.length === 0
        ? ''
        : joinText(
            '，其中',
            stages.flatMap((stage, i) => (i > 0 ? ['、', ...stage] : stage))
          ),
      overdue === 0
        ? ''
        : joinText('；已过完成期限未完成的 ', cite('overdue', '逾期课题数', overdue, formatInteger(overdue)), ' 个'),
      '。'
    )
  ];
}

/** G7 热点无课题: topics that were frequent in each of the last months and that no registered study names. */
function suggestions(facts: BriefingFacts): Block[] {
  const months = [...new Set(facts.topics.rows.map((row) => row.month))]
    .filter((month) => month <= facts.month)
    .sort()
    .slice(-PERSISTS_MONTHS);
  const studied = facts.studies.rows.flatMap((row) => row.topic_codes ?? []);
  const found = [...new Set(facts.topics.rows.map((row) => row.topic_code))]
    .flatMap((code) => {
      const rows = facts.topics.rows.filter((row) => row.topic_code === code && months.includes(row.month));
      if (
        rows.length < PERSISTS_MONTHS ||
        rows.some((row) => row.request_count < PERSISTS_COUNT) ||
        studied.some((topic) => code.startsWith(topic) || topic.startsWith(code))
      )
        return [];
      return [
        {
          code,
          name: rows[0]!.topic_name,
          count: rows.reduce((sum, row) => sum + row.request_count, 0),
          petitions: rows.reduce((sum, row) => sum + row.petition_count, 0),
          posts: rows.reduce((sum, row) => sum + row.post_count, 0),
          visits: rows.reduce((sum, row) => sum + row.visit_count, 0)
        }
      ];
    })
    .sort((a, b) => b.count - a.count || (a.code < b.code ? -1 : 1))
    .slice(0, SUGGESTED);
  if (found.length === 0)
    return [
      note(
        'studies.covered',
        `没有连续 ${PERSISTS_MONTHS} 个月每月达到 ${PERSISTS_COUNT} 件而又没有课题的主题，本期不提建议选题。`
      )
    ];
  const cite = citeFrom(
    facts.topics,
    'suggested',
    `近 ${PERSISTS_MONTHS} 个月按首要主题计的诉求和咨询数，每月都不少于 ${PERSISTS_COUNT} 件，且没有登记课题涉及`
  );
  return [
    paragraph(
      'studies.suggested',
      `近 ${PERSISTS_MONTHS} 个月持续较热而没有登记课题，建议列入选题的有：`,
      rankedPhrase(
        cite,
        'named',
        found.slice(0, NAMED).map(({ code, name, count }) => ({ key: code, name, count })),
        '件',
        `近 ${PERSISTS_MONTHS} 个月诉求数`
      ),
      found.length > NAMED ? '等。' : '。'
    ),
    {
      type: 'table',
      id: 'studies.suggested',
      title: `建议选题（近 ${PERSISTS_MONTHS} 个月诉求和咨询数，合计为三个来源之和）`,
      columns: [
        { label: '主题', numeric: false, weight: 5 },
        { label: '合计', numeric: true, weight: 2 },
        { label: '信访', numeric: true, weight: 2 },
        { label: '帖文', numeric: true, weight: 2 },
        { label: '走访', numeric: true, weight: 2 }
      ],
      rows: found.map(({ code, name, count, petitions, posts, visits }) => [
        [name],
        [cite(`${code}.count`, `${name}诉求数`, count, formatInteger(count))],
        [cite(`${code}.petitions`, `${name}信访数`, petitions, formatInteger(petitions))],
        [cite(`${code}.posts`, `${name}帖文数`, posts, formatInteger(posts))],
        [cite(`${code}.visits`, `${name}走访数`, visits, formatInteger(visits))]
      ])
    }
  ];
}
