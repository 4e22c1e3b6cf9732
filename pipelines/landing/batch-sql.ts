import { allFields, isOfOrigin, SENDING_UNIT, type Field, type RecordContract } from '#lib/contracts/contract.ts';
import { PREFILTER } from '#lib/text/redaction/prefilter.ts';
import { NOTHING } from '#pipelines/landing/cells/nothing.ts';
import { redactedFields, type RedactionProfile } from './redacted-fields.ts';

/**
 * Writes the SQL around typing (`landing-sql.ts`): which texts go to the redactor, how a batch is written with their
 * redacted form, and the views over landed batches. Like there, everything it splices in comes from the contracts and
 * the redactor, never from input.
 */

/**
 * One view per record over its landed batches; an empty batch is always there, so a missing source is an empty
 * relation.
 */
export function rawViewsSql(contracts: RecordContract[]): string {
  return [
    '-- Generated from the contracts by `npm run types`. Do not edit.',
    '-- raw.<record>: every landed row of every batch, revisions and all; staging picks the rows that stand now.',
    ...contracts.map(
      (contract) => `create or replace view raw.${contract.record} as\nselect * from ${landedRows(contract)};`
    ),
    ''
  ].join('\n');
}

/**
 * The staging model of a record: the rows that stand now. A row that a later revision replaced is dropped, and of the
 * rows that give one
 * number other contents in one file the last stands for the matter, flagged. Both lists are short, so anti joins cost
 * less than a window
 * over every row.
 */
export function stagingSql(contract: RecordContract): string {
  const columns = [...LINEAGE, ...allFields(contract).map((field) => field.name)];
  return [
    `-- ${contract.label}，各编号取最近一次报送的内容。`,
    `-- @grain ${contract.grain}`,
    '-- Generated from the contract by `npm run types`. Do not edit.',
    'select',
    columns.map((column) => `  r.${column}`).join(',\n'),
    `from raw.${contract.record} r`,
    'anti join (',
    '  select record_key, max(batch_no) as batch_no',
    `  from raw.${contract.record}`,
    '  where is_revision',
    '  group by record_key',
    ') later on later.record_key = r.record_key and later.batch_no > r.batch_no',
    'anti join (',
    '  select record_key, batch_no, max(row_number) as row_number',
    `  from raw.${contract.record}`,
    '  where is_conflict',
    '  group by all',
    ') last on r.is_conflict and last.record_key = r.record_key and last.batch_no = r.batch_no and last.row_number > r.row_number',
    ''
  ].join('\n');
}

/** Where a landed row comes from and which row it is. */
const LINEAGE = ['record_key', 'content_hash', 'batch_no', 'source_file', 'row_number', 'is_conflict'];

/** The macros that decide which texts go to the redactor; the expressions come from the redactor itself. */
export function prefilterSql(): string {
  const anyOf = (patterns: string[]) =>
    [
      'case',
      ...patterns.map((pattern) => `  when regexp_matches(x, '${pattern.replaceAll("'", "''")}') then true`),
      '  else false end'
    ].join('\n');
  return [
    '-- Generated from the redactor by `npm run types`. Do not edit.',
    '-- A text that matches nothing holds nothing to redact; most texts do not, and never leave DuckDB.',
    `create or replace macro may_hold_personal_data(x) as ${anyOf(PREFILTER.prose)};`,
    `create or replace macro may_hold_numbers(x) as ${anyOf(PREFILTER.name)};`,
    ''
  ].join('\n');
}

/** Writes the texts of rows that may hold personal data for the redactor, one JSON object a row. */
export function suspectsSql(contract: RecordContract): string {
  const fields = redactedFields(contract);
  const names = (profile: RedactionProfile) =>
    fields.filter((one) => one.profile === profile).map((one) => one.field.name);
  const test = (macro: string, columns: string[]) =>
    columns.length === 0 ? [] : [`${macro}(concat_ws(' ', ${columns.join(', ')}))`];
  return [
    `-- Generated from the contract of ${contract.record} by \`npm run types\`. Do not edit.`,
    '-- Rows of the input whose text may hold personal data, as the landing statement will read it: a number written in HTML is a number.',
    'copy (',
    `  select row_number, ${fields.map(({ field }) => field.name).join(', ')}`,
    '  from (',
    `    select row_number, ${fields.map(({ field, profile }) => `${profile === 'prose' ? 'clean_text' : 'clean'}(${field.name}) as ${field.name}`).join(', ')}`,
    `    from (select * from input union all by name select ${fields.map(({ field }) => `null::varchar as ${field.name}`).join(', ')} where false)`,
    '  )',
    `  where ${[...test('is_suspect_prose', names('prose')), ...test('is_suspect_name', names('name'))].join('\n    or ')}`,
    ') to $path (format json);',
    ''
  ].join('\n');
}

/** A table without rows that has every field of the record as it is landed. */
export function landedShapeSql(contract: RecordContract): string {
  return `create or replace table landed_shape (${allFields(contract)
    .map((field) => `${field.name} ${storedType(field)}`)
    .join(', ')});`;
}

/**
 * A field of the candidate `c` as it is landed: with the form that the redactor `r` gave it. A list comes back from
 * the redactor in brackets.
 */
export function landedExpression(contract: RecordContract, field: Field, otherwise?: string): string {
  const isRedacted = redactedFields(contract).some((one) => one.field.name === field.name);
  const text = `r.${field.name}__redacted`;
  const values = [
    ...(isRedacted ? [field.type === 'names' ? `read_names(trim(${text}, '[]'))` : text] : []),
    `c.${field.name}`,
    ...(otherwise === undefined ? [] : [otherwise])
  ];
  return `${values.length === 1 ? values.join('') : `coalesce(${values.join(', ')})`} as ${field.name}`;
}

/**
 * Writes the accepted rows as one Parquet batch with their lineage, texts redacted; a row without verdict is plainly
 * new. Fields that the
 * load could not fill are there: empty in a new row, as they stood in a revision. Every batch has all columns of its
 * contract.
 */
export function writeBatchSql(contract: RecordContract): string {
  const landed = (field: Field) => {
    if (field.name === SENDING_UNIT.name)
      return landedExpression(contract, field, 'coalesce(i.unit_name, u.unit_name)');
    return landedExpression(
      contract,
      field,
      isOfOrigin(field.name) ? undefined : `if_unfilled('${field.name}', k.${field.name})`
    );
  };
  return [
    `-- Generated from the contract of ${contract.record} by \`npm run types\`. Do not edit.`,
    '-- Accepted candidates → one Parquet file with lineage, personal data taken out of the texts.',
    '-- The limit of the dictionary page keeps the writer from collecting every distinct text before it finds that all are distinct; small row groups stay in the cache.',
    landedShapeSql(contract),
    '',
    'copy (',
    '  select f.batch_no, f.source_file, coalesce(v.is_conflict, false) as is_conflict, coalesce(v.is_revision, false) as is_revision,',
    '    row_of(c.row_number) as row_number, coalesce(v.record_key, c.record_key) as record_key, c.content_hash,',
    allFields(contract)
      .map((field) => `    ${landed(field)}`)
      .join(',\n'),
    '  from (',
    '    select * exclude (errors, warnings) from candidates where errors is null',
    '    union all by name',
    '    select * from landed_shape where false',
    '  ) c',
    '  join files f on f.batch_no = batch_of(c.row_number)',
    '  left join file_units u on u.batch_no = f.batch_no',
    '  left join redacted r on r.row_number = c.row_number',
    '  left join verdicts v on v.row_number = c.row_number',
    '  left join inferred_units i on i.row_number = c.row_number',
    '  left join (',
    '    select * from carried',
    '    union all by name',
    '    select * from landed_shape where false',
    '  ) k on k.row_number = c.row_number',
    '  where coalesce(v.is_landed, true)',
    ') to $path (format parquet, compression zstd, compression_level 1, string_dictionary_page_size_limit 65536, row_group_size 61440);',
    ''
  ].join('\n');
}

function landedRows(contract: RecordContract): string {
  return `read_parquet(getvariable('landing') || '/${contract.record}/*/rows.parquet', union_by_name = true)`;
}

function storedType(field: Field): string {
  switch (field.type) {
    case 'integer':
    case 'date':
    case 'timestamp':
    case 'boolean':
      return field.type;
    case 'decimal':
      return 'decimal(18, 3)';
    case 'yuan':
      return 'decimal(18, 2)';
    case 'percent':
      return 'decimal(9, 3)';
    case 'names':
    case 'keys':
      return 'varchar[]';
    case 'code':
    case 'name':
    case 'text':
    case 'prose':
    case 'enum':
    case 'key':
      return 'varchar';
  }
}

/** The macros that tell cells without content; the patterns come from `cells/nothing.ts`, which gives the reasons. */
export function nothingSql(): string {
  const matches = (...patterns: string[]) =>
    `regexp_full_match(x, '${patterns
      .map((pattern) => `(?:${pattern})`)
      .join('|')
      .replaceAll("'", "''")}')`;
  const { MARK, WORD, MASK, ANYBODY, PLACEHOLDER, NO_COMPANY, NO_UNION } = NOTHING;
  // A name that none of these signs opens or is part of is a name: most are told without the pattern.
  const begins = [...'无没不未暂某个自失待灵零其多单企公xX×'].map((sign) => sign.codePointAt(0)).join(', ');
  const mayBeNobody = `ord(x) in (${begins}) or contains(x, '某') or contains(x, 'XX') or contains(x, 'xx') or contains(x, '××')`;
  return [
    '-- Generated from the words for nothing by `npm run types`. Do not edit.',
    '-- Most cells are told by their length: no word for nothing is longer, masks apart.',
    `create or replace macro is_mark(x) as case when strlen(x) <= 28 then ${matches(MARK)} else false end;`,
    `create or replace macro is_nothing(x) as case when strlen(x) <= 28 then ${matches(MARK, WORD, MASK)} when contains(x, '*') then ${matches(MASK)} else false end;`,
    'create or replace macro is_nothing_but_zero(x) as case when ord(x) = 48 then false else is_nothing(x) end;',
    `create or replace macro is_nobody(x) as case when strlen(x) <= 33 then ${matches(MARK, WORD, MASK, ANYBODY, PLACEHOLDER)} else false end;`,
    `create or replace macro is_no_company(x) as case when strlen(x) <= 96 and (${mayBeNobody}) then ${matches(NO_COMPANY)} else false end;`,
    `create or replace macro is_no_union(x) as case when strlen(x) <= 28 then ${matches(NO_UNION)} else false end;`,
    ''
  ].join('\n');
}
