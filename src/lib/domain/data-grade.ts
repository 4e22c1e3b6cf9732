/** Grades of tables (数据安全法 第二十一条: classify and grade), from their columns. Pure. */
import type { RecordContract } from '#lib/contracts/contract.ts';
import { contractOf } from '#lib/contracts/all.ts';
import { personalFields, PROCESSING } from '#lib/contracts/processing.ts';

export const GRADES = {
  sensitive: { label: '敏感', meaning: '有单条记录的文字，或个人的假名标识' },
  internal: { label: '内部', meaning: '汇总数字和单位、企业的记录' },
  open: { label: '公开', meaning: '区划、节假日、最低工资等已公开的标准' }
} as const;
export type Grade = keyof typeof GRADES;

/** Records that say what an authority has published. */
const PUBLISHED = ['regions', 'topics', 'holidays', 'minimum_wages', 'minimum_wage_areas', 'wage_guidelines', 'rules'];
/** Columns of later layers that carry such a text or key under another name. */
const DERIVED = ['text', 'topic_evidence', 'evidence', 'household_keys', 'cadre_keys'];

/** Columns that hold a text of a single record or a key of a person, by all contracts. */
export function sensitiveColumns(contracts: readonly RecordContract[]): Set<string> {
  return new Set([...contracts.flatMap(personalFields), ...DERIVED]);
}

/**
 * @param table relation with its layer (`core.posts`) and the names of its columns
 */
export function gradeOf(
  table: { relation: string; columns: readonly string[] },
  sensitive: ReadonlySet<string>
): Grade {
  const name = table.relation.slice(table.relation.indexOf('.') + 1);
  // A title of a study is no text about a person.
  const isFree = contractOf(name) !== undefined && !Object.hasOwn(PROCESSING, name);
  if (!isFree && table.columns.some((column) => sensitive.has(column))) return 'sensitive';
  return PUBLISHED.includes(name) ? 'open' : 'internal';
}
