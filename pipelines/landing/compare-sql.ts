import { allFields, isOfOrigin, type Field, type RecordContract } from '#lib/contracts/contract.ts';
import { landedExpression, landedShapeSql } from './batch-sql.ts';

/**
 * Writes the SQL that holds open rows of a file against the landed rows that may be the same matter: field by field,
 * and only in the fields
 * that the file can fill, so that an export with fewer columns, other line breaks or another order is no revision.
 * Everything it splices in
 * comes from the contracts, never from input.
 */
export function compareSql(contract: RecordContract): string {
  const fields = allFields(contract).filter((field) => !isOfOrigin(field.name));
  const places = placeJoins(fields);
  return [
    `-- Generated from the contract of ${contract.record} by \`npm run types\`. Do not edit.`,
    '-- marks + existing → pairs: an open row of the file and a landed row that may be the same matter, with what differs between them.',
    landedShapeSql(contract),
    '',
    'create or replace table asked as',
    `select m.bare_key, m.unit_key, ${evidence(contract)}, c.*`,
    'from (',
    '  select c.row_number,',
    fields.map((field) => `    ${landedExpression(contract, field)}`).join(',\n'),
    '  from (',
    '    select * exclude (errors, warnings) from candidates where errors is null',
    '    union all by name',
    '    select * from landed_shape where false',
    '  ) c',
    '  left join redacted r on r.row_number = c.row_number',
    ') c',
    'join marks m on m.row_number = c.row_number and not m.is_known',
    `${places};`,
    '',
    'create or replace table standing as',
    `select e.bare_key, e.unit_key, ${evidence(contract)}, c.*`,
    'from read_parquet($paths::varchar[], union_by_name = true) c',
    'join existing e on e.batch_no = c.batch_no and e.row_number = c.row_number and e.record_key = c.record_key',
    places,
    'where e.bare_key in (select bare_key from asked)',
    `  or (starts_with(e.bare_key, 'hash:') and ${dayOf(contract)} in (select matter_day from asked));`,
    '',
    'create or replace table pairs as',
    `select ${pairColumns(fields)}`,
    'from asked a',
    "join standing s on a.bare_key = s.bare_key and not starts_with(a.bare_key, 'hash:')",
    'union all',
    `select ${pairColumns(fields)}`,
    'from asked a',
    "join standing s on starts_with(a.bare_key, 'hash:') and starts_with(s.bare_key, 'hash:')",
    '  and a.matter_day = s.matter_day and a.matter_text = s.matter_text',
    ...givenAtFirst(contract, fields).map(
      (field) => `  and (a.${field.name} is null or s.${field.name} is null or ${isSame(field)})`
    ),
    ';',
    ''
  ]
    .filter((line, i, lines) => line !== '' || lines[i - 1] !== '')
    .join('\n');
}

/** A row without a number is the same matter only if nothing that was known when it was taken in is different. */
function givenAtFirst(contract: RecordContract, fields: Field[]): Field[] {
  const later = new Set([...(contract.matter?.progress ?? []), ...(contract.matter?.text ?? [])]);
  return fields.filter((field) => !later.has(field.name));
}

/** Where, when and in which words, as far as the file tells: what two rows of one number are held against. */
function evidence(contract: RecordContract): string {
  const text = contract.matter?.text ?? [];
  return [
    `${dayOf(contract)} as matter_day`,
    `${text.length === 0 ? 'null::varchar' : `squeeze(concat_ws(' ', ${text.map((name) => `if_filled('${name}', c.${name})`).join(', ')}))`} as matter_text`,
    `${placeOf(contract)} as matter_place`
  ].join(', ');
}

function dayOf({ matter }: RecordContract): string {
  return matter?.day ? `c.${matter.day}::date` : 'null::date';
}

function placeOf(contract: RecordContract): string {
  const spelled = contract.fields.filter((field) => field.name === 'region_code' || field.name === 'region_name');
  if (!contract.matter || spelled.length === 0) return 'null::varchar';
  return `coalesce(pc.region_code, pn.region_code, squeeze(coalesce(${spelled.map((field) => `c.${field.name}`).join(', ')})))`;
}

function placeJoins(fields: Field[]): string {
  const name = (field: string) =>
    fields.some((one) => one.name === field)
      ? field === 'region_code'
        ? 'place_code(c.region_code)'
        : `c.${field}`
      : 'null';
  return [
    `left join known_places pc on pc.name_text = ${name('region_code')}`,
    `left join known_places pn on pn.name_text = ${name('region_name')}`
  ].join('\n');
}

function pairColumns(fields: Field[]): string {
  return [
    'a.row_number, s.record_key, s.batch_no, s.row_number as landed_row, a.unit_key, s.unit_key as landed_unit_key',
    'a.matter_day = s.matter_day as day_agrees, a.matter_place = s.matter_place as place_agrees',
    'a.matter_text = s.matter_text as text_agrees, likeness(a.matter_text, s.matter_text) as text_likeness',
    'contains(a.matter_text, s.matter_text) or contains(s.matter_text, a.matter_text) as text_continues',
    `(${fields.map((field) => `(not is_filled('${field.name}') or ${isSame(field)})`).join('\n    and ')}) as is_equal`
  ].join(',\n  ');
}

function isSame(field: Field): string {
  const [a, s] = [`a.${field.name}`, `s.${field.name}`];
  switch (field.type) {
    case 'text':
    case 'prose':
    case 'name':
      return `squeeze(${a}) is not distinct from squeeze(${s})`;
    case 'code':
      return `place_code(squeeze(${a})) is not distinct from place_code(squeeze(${s}))`;
    case 'names':
    case 'keys':
      return `list_sort(${a}) is not distinct from list_sort(${s})`;
    default:
      return `${a} is not distinct from ${s}`;
  }
}
