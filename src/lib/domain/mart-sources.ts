/** From which records of the office a mart is made: the words under a card; its own name stands behind 口径. */
const VISITS = '走访台账';
const PETITIONS = '信访台账';
const NEGOTIATIONS = '集体协商台账';
const POSTS = '网络帖文';
const ENTERPRISES = '企业台账';
const UNIONS = '工会组织名录';
const TEXTS = '走访、信访、网络帖文';
const RUNS = '入库和处理的记录';
const LABELS = '标注和更正的记录';

const SOURCES: Readonly<Record<string, string>> = {
  agreement_blanks: `${NEGOTIATIONS}、${ENTERPRISES}`,
  agreement_expiry: NEGOTIATIONS,
  agreement_months: NEGOTIATIONS,
  annotation_quality: LABELS,
  columns: RUNS,
  correction_accuracy: LABELS,
  coverage: '走访、信访、集体协商、企业台账',
  coverage_parts: '走访、信访、集体协商、企业台账',
  date_faults: '走访台账、信访台账',
  enterprise_mentions: TEXTS,
  enterprise_queue: ENTERPRISES,
  expectations: '信访、网络帖文',
  fields: RUNS,
  gap_members: '走访、信访、集体协商、企业台账',
  gap_rules: '规则参数表',
  gaps: '走访、信访、集体协商、企业台账',
  issue_decisions: TEXTS,
  issue_events: TEXTS,
  issue_outcomes: TEXTS,
  issue_volumes: TEXTS,
  issues: TEXTS,
  label_queue: LABELS,
  ledger_texts: VISITS,
  lineage: RUNS,
  loads: RUNS,
  petition_clock: PETITIONS,
  petition_due: PETITIONS,
  promises: '实事承诺登记',
  publication: RUNS,
  redaction_hits: RUNS,
  region_methods: TEXTS,
  registered_studies: '课题登记',
  reject_reasons: RUNS,
  reply_days: PETITIONS,
  research_days: VISITS,
  search_records: TEXTS,
  sources: RUNS,
  submissions: '报送台账',
  tables: RUNS,
  text_abstained: LABELS,
  topic_volumes: TEXTS,
  township_coverage: `${VISITS}、${ENTERPRISES}`,
  undone_loads: RUNS,
  uncovered_enterprises: ENTERPRISES,
  unit_changes: UNIONS,
  upward_reports: '上报登记',
  volumes: `走访、信访、${POSTS}`,
  work_counts: '走访、信访、集体协商台账'
};

/** @param mart such as marts.gaps; a narrower word may be given by the page */
export function martSource(mart: string): string | null {
  return SOURCES[mart.replace(/^marts\./, '')] ?? null;
}
