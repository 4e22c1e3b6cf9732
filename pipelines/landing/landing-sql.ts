import { allFields, isOfOrigin, type Field, type RecordContract } from '#lib/contracts/contract.ts';
import { redactedFields } from './redacted-fields.ts';

/**
 * Writes the landing SQL of a record from its contract. Together with `src/lib/search/compile.ts` this is the only
 * place that composes SQL; its output is committed under `sql/landing/`, so reviewers read SQL, and a test fails when
 * it is stale. Everything it splices in comes from the contracts (identifiers and literals of this repository), never
 * from input.
 */
export function landingSql(contract: RecordContract): string {
  const fields = allFields(contract);
  const enums = fields.filter((field) => field.type === 'enum');
  return [
    `-- Generated from the contract of ${contract.record} by \`npm run types\`. Do not edit.`,
    `-- input (all text) → candidates: typed, keyed, with the reasons why a row or a cell is refused. Texts are as they came; what is written has them redacted.`,
    `create or replace table shape (${fields
      .flatMap(inputColumns)
      .map((column) => `${column} varchar`)
      .join(', ')});`,
    '',
    'create or replace table candidates as',
    'with mapped as (',
    '  select row_number,',
    fields.map((field) => `    ${mappedExpression(field)} as ${field.name}`).join(',\n'),
    '  from (select * from input union all by name select * from shape where false)',
    '),',
    'cleaned as (',
    '  select row_number,',
    fields
      .map((field) => `    ${isRedacted(field) ? 'clean_text' : 'clean'}(${field.name}) as ${field.name}`)
      .join(',\n'),
    '  from mapped',
    '),',
    'cells as (',
    '  select row_number,',
    fields.map((field) => `    null_if_blank(${field.name}) as ${field.name}`).join(',\n'),
    '  from cleaned',
    '),',
    'spelled as (',
    `  select *${enums.map((field) => `, fold_case(${field.name}) as ${spellingName(field)}`).join('')} from cells`,
    '),',
    'typed as (',
    '  select row_number,',
    fields
      .map(
        (field) =>
          `    ${ifFilled(field, field.name)} as ${cellName(field)},\n    ${ifFilled(field, typedExpression(field, contract.identity.includes(field.name)))} as ${field.name}`
      )
      .join(',\n'),
    '  from spelled',
    '),',
    'sane as (',
    `  select *${saneColumns(fields)} from typed`,
    '),',
    'hashed as (',
    `  select *, ${contentHash(fields)} as content_hash from sane`,
    ')',
    'select row_number,',
    `  ${recordKey(contract)} as record_key, content_hash,`,
    `  ${reasons(
      fields.filter((field) => field.required),
      'error'
    )} as errors,`,
    `  ${reasons(
      fields.filter((field) => !field.required),
      'warning'
    )} as warnings,`,
    '  columns(c -> is_filled(c))',
    'from hashed;',
    ''
  ].join('\n');
}

const CODE_PADS = "getvariable('code_inner'), getvariable('code_outer')";

function isRedacted(field: Field): boolean {
  return field.type === 'text' || field.type === 'prose';
}

/** A field that this load cannot fill is NULL before any of its cells is looked at. */
function ifFilled(field: Field, expression: string): string {
  return `if_filled('${field.name}', ${expression})`;
}

function cellName(field: Field): string {
  return `${field.name}__cell`;
}

/** The cell of an enum in lower case, made once: each branch of the CASE would make it again. */
function spellingName(field: Field): string {
  return `${field.name}__spelling`;
}

/** Names under which the mapped header may deliver the field: itself, or with the unit of the header. */
function inputColumns(field: Field): string[] {
  return field.type === 'yuan' ? [field.name, `${field.name}__wan`, `${field.name}__yi`] : [field.name];
}

function mappedExpression(field: Field): string {
  const constant = `json_extract_string(getvariable('constants'), '$.${field.name}')`;
  const others = inputColumns(field).slice(1);
  // The unit of the column stays apart from the cell, which may have one of its own.
  const marked = field.type === 'yuan' ? [`${others[0]} || '(万元)'`, `${others[1]} || '(亿元)'`] : others;
  return `coalesce(${[field.name, ...marked, constant].join(', ')})`;
}

/**
 * Values out of bounds are refused like unreadable ones. A stage of its own: DuckDB would read the cell again for each
 * mention of a value inside one CASE.
 */
function saneColumns(fields: Field[]): string {
  const columns = fields.flatMap((field) => {
    const isMoment = field.type === 'date' || field.type === 'timestamp';
    if (!isMoment && field.min === undefined && field.max === undefined) return [];
    const test = isMoment
      ? `${field.isPast ? 'has_happened' : 'is_plausible'}(${field.name})`
      : `${field.name} between ${field.min ?? '-999999999999'} and ${field.max ?? '999999999999'}`;
    return [`case when ${test} then ${field.name} end as ${field.name}`];
  });
  return columns.length === 0 ? '' : ` replace (${columns.join(', ')})`;
}

function typedExpression(field: Field, isIdentity: boolean): string {
  const pads = `getvariable('${field.keyDomain}_inner'), getvariable('${field.keyDomain}_outer')`;
  const unlessNothing = (value: string) =>
    `case when not ${isIdentity ? 'is_nothing_but_zero' : 'is_nothing'}(${field.name}) then ${value} end`;
  const code = `read_code(plain_code(${field.name}))`;
  switch (field.type) {
    case 'code':
      if (field.name === 'region_code' && !field.pattern)
        return unlessNothing(`place_code(impersonal_code('${field.name}', plain_code(${field.name}), ${CODE_PADS}))`);
      return field.pattern
        ? `case when regexp_full_match(${code}, ${literal(field.pattern)}) then ${code} end`
        : unlessNothing(`impersonal_code('${field.name}', plain_code(${field.name}), ${CODE_PADS})`);
    case 'name':
      return unlessNothing(nameExpression(field.name));
    case 'text':
    case 'prose':
      return `case when not is_mark(${field.name}) then ${field.name} end`;
    case 'integer':
    case 'decimal':
    case 'yuan':
    case 'percent':
      return `read_${field.type}(${field.name})`;
    case 'date':
    case 'timestamp':
    case 'boolean':
      return `read_${field.type}(${field.name})`;
    case 'enum':
      return enumExpression(field);
    case 'names':
      return `nullif(read_names(${field.name}), [])`;
    case 'key':
      return `pseudonym(${field.name}, is_filled('${field.name}__number'), ${pads})`;
    case 'keys':
      return `nullif(list_filter(list_transform(read_people(${field.name}), lambda k: pseudonym(k, false, ${pads})), lambda k: k is not null), [])`;
  }
}

/** Companies and unions have words of their own for none at all. */
function nameExpression(name: string): string {
  if (name === 'ent_name') return `case when not is_no_company(${name}) then ${name} end`;
  return name === 'org_name' ? `case when not is_no_union(${name}) then ${name} end` : name;
}

function enumExpression(field: Field): string {
  const branches = Object.entries(field.values ?? {}).map(([stored, spellings]) => {
    const accepted = [
      ...new Set(
        [stored, ...spellings].map((spelling) => spelling.toLowerCase().replace(/（/g, '(').replace(/）/g, ')'))
      )
    ];
    return `when ${spellingName(field)} in (${accepted.map(literal).join(', ')}) then ${literal(stored)}`;
  });
  return `case ${branches.join(' ')} end`;
}

/**
 * A name that is part of the identity and holds a number identifies under a pseudonym, as codes do: the key is landed
 * as it is made here.
 */
function recordKey(contract: RecordContract): string {
  const redacted = new Set(redactedFields(contract).map(({ field }) => field.name));
  const parts = contract.identity.map((name) =>
    redacted.has(name) ? `impersonal_name('${name}', ${name}, ${CODE_PADS})` : `${name}::varchar`
  );
  const missing = contract.identity.map((name) => `${name} is null`).join(' or ');
  return `case when ${missing} then 'hash:' || content_hash else concat_ws('|', source_system, ${parts.join(', ')}) end`;
}

/**
 * The hash is salted with a secret: without it, a redacted telephone number could be found by trying all numbers.
 * Typed values are hashed, so that the same row from CSV and XLSX is the same row; free text is hashed as it came.
 */
function contentHash(fields: Field[]): string {
  const values = fields
    .filter((field) => !isOfOrigin(field.name))
    .map(
      (field) =>
        `coalesce(${isRedacted(field) || field.type === 'name' ? cellName(field) : `${field.name}::varchar`}, '')`
    );
  return `md5(concat_ws(chr(31), getvariable('salt'), ${values.join(', ')}))`;
}

const REFUSED: Partial<Record<Field['type'], string>> = {
  code: '格式不符',
  name: '没有填写实际内容',
  text: '没有填写实际内容',
  prose: '没有填写实际内容',
  names: '没有填写实际内容',
  keys: '没有填写实际内容',
  key: '不是完整的号码',
  integer: '不是有效的整数',
  decimal: '不是有效的数字',
  yuan: '不是有效的金额',
  percent: '不是有效的百分数',
  date: '不是有效的日期',
  timestamp: '不是有效的时间',
  boolean: '应为是或否',
  enum: '不在允许的取值内'
};

/**
 * NULL when nothing is refused (the common case costs one comparison per field), else a list of {field, value,
 * reason}.
 */
function reasons(fields: Field[], severity: 'error' | 'warning'): string {
  const refusable = fields.filter((field) => field.type in REFUSED || field.required);
  if (refusable.length === 0) return 'null::struct(field varchar, value varchar, reason varchar)[]';
  const refused = (field: Field) =>
    severity === 'error' ? `${field.name} is null` : `(${field.name} is null and ${cellName(field)} is not null)`;
  const entries = refusable.map((field) => {
    const range =
      field.min !== undefined || field.max !== undefined
        ? `(范围 ${field.min ?? '不限'} 至 ${field.max ?? '不限'})`
        : '';
    const plain = literal((REFUSED[field.type] ?? '无法识别') + range);
    // Only cells that were refused are looked at once more, for the true cause.
    const cause = `coalesce(cell_refusal('${field.type}', ${cellName(field)}), ${plain})`;
    const unreadable = isNumberLike(field) ? `refusal_of_number(${cellName(field)}, ${cause})` : cause;
    const reason =
      severity === 'error'
        ? `case when ${cellName(field)} is null then '必填项为空' else ${unreadable} end`
        : unreadable;
    return `case when ${refused(field)} then {field: ${literal(field.name)}, value: ${cellName(field)}, reason: ${reason}} end`;
  });
  return `case when ${refusable.map(refused).join(' or ')} then list_filter([${entries.join(', ')}], lambda r: r is not null) end`;
}

function isNumberLike(field: Field): boolean {
  return field.type === 'code' || field.type === 'key';
}

function literal(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}
