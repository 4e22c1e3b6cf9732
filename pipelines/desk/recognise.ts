import type { DuckDBConnection } from '@duckdb/node-api';
import { listValue } from '@duckdb/node-api';
import { contractOf } from '#lib/contracts/all.ts';
import { allFields, type RecordContract } from '#lib/contracts/contract.ts';
import { redact } from '#lib/text/redaction/redact.ts';
import type { Recognised, RecognisedColumn } from '#lib/submissions/answer.ts';
import { REASON_HEADER } from '#lib/submissions/shape.ts';
import { runSqlFile } from '#pipelines/duck/sql-file.ts';
import type { Judgement, LandingJob } from '#pipelines/landing/landing-job.ts';

const SHOWN_ROWS = 20;
const SHOWN_REFUSED = 10;
const SAMPLES = 3;
const LONGEST_SAMPLE = 40;
/** Patterns of personal data that stay hidden even where the column is not taken. */
const PERSONAL_HEADER = /姓名|名字|联系人|证件|身份|电话|手机|号码|住址|地址|账号|卡号|微信|QQ|邮箱/i;

/**
 * The page's view of a table that was judged: columns with samples, counts, reasons. Values of persons are left
 * out or redacted.
 */
export function describeJob(job: LandingJob, judgement: Judgement) {
  const { prepared, mapping } = job;
  return {
    source: mapping.contract.source,
    record: mapping.contract.record,
    kind: prepared.inspection.kind,
    encoding: prepared.inspection.encoding,
    sheets: prepared.sheet ? prepared.sheet.split('、') : [],
    skipped_sheets: prepared.skippedSheets ?? [],
    columns: prepared.header.flatMap((header, index) =>
      header.trim() === REASON_HEADER ? [] : [describeColumn(job, header.trim(), index)]
    ),
    missing_required: mapping.missingRequired,
    sender: { name: judgement.unit.name, from: judgement.unit.from },
    ...(prepared.headerRow === undefined ? {} : { header_row: prepared.headerRow }),
    counts: judgement.counts,
    redactions: judgement.redactions,
    reasons: judgement.reasons,
    first_refused: judgement.rejected.slice(0, SHOWN_REFUSED).map(({ original: _original, ...shown }) => shown)
  };
}

/** The first rows as they would be stored, read back from the very file that a load would write. */
export async function readStored(
  connection: DuckDBConnection,
  contract: RecordContract,
  filled: readonly string[],
  path: string
): Promise<Pick<Recognised, 'rows' | 'dates'>> {
  const fields = allFields(contract).filter((field) => filled.includes(field.name));
  const rows = await runSqlFile(connection, 'landing/preview-rows.sql', { path, row_limit: SHOWN_ROWS });
  const moments = fields.filter((field) => field.type === 'date' || field.type === 'timestamp');
  const spans =
    moments.length === 0
      ? []
      : await runSqlFile(connection, 'landing/preview-dates.sql', {
          path,
          fields: listValue(moments.map((field) => field.name))
        });
  const isKey = (name: string) => fields.find((field) => field.name === name)?.type.startsWith('key') ?? false;
  return {
    rows: {
      fields: fields.map((field) => field.name),
      values: rows.map((row) =>
        fields.map(({ name }) => {
          const value = row[name];
          if (value === null || value === undefined) return null;
          return isKey(name) ? '〔代号〕' : String(value);
        })
      )
    },
    dates: spans.map(({ field, first, last }) => ({ field: String(field), first: String(first), last: String(last) }))
  };
}

function describeColumn({ prepared, mapping }: LandingJob, header: string, index: number): RecognisedColumn {
  const column = mapping.columns[index] ?? null;
  const field = column?.replace(/__(wan|yi)$/, '') ?? null;
  const type = allFields(mapping.contract).find((one) => one.name === field)?.type;
  const is_personal = type === 'key' || type === 'keys' || (type === undefined && PERSONAL_HEADER.test(header));
  return {
    header: redact(header).text,
    field,
    unit: column?.endsWith('__wan') ? '万元' : column?.endsWith('__yi') ? '亿元' : null,
    samples: is_personal ? [] : samplesOf(prepared.preview.map((row) => row[index] ?? '')),
    is_personal
  };
}

function samplesOf(cells: string[]): string[] {
  const filled = [...new Set(cells.map((cell) => cell.trim()).filter((cell) => cell !== ''))];
  return filled.slice(0, SAMPLES).map((cell) => {
    const { text } = redact(cell);
    return text.length > LONGEST_SAMPLE ? `${text.slice(0, LONGEST_SAMPLE)}…` : text;
  });
}

/** Fields whose rows say themselves which unit they belong to. */
export function namesUnit(job: LandingJob): boolean {
  return job.mapping.columns.some((column) => column === 'org_id' || column === 'org_name');
}

/** True where rows of the record belong to a unit of the union. */
export function hasUnit(record: string): boolean {
  return contractOf(record)?.fields.some((field) => field.name === 'org_id') ?? false;
}
