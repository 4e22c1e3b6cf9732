import { literal, untranslated } from './spark-tree.ts';

/** A call as the printer hands it over: arguments are Spark's text already. */
export interface Call {
  args: string[];
  /** Arguments that are constant texts; undefined for all others. */
  constants: (string | undefined)[];
}

type Translation = (call: Call) => string;

const same =
  (name: string): Translation =>
  ({ args }) =>
    `${name}(${args.join(', ')})`;

const operator =
  (sign: string): Translation =>
  ({ args }) =>
    args.length === 1 ? `(${sign} ${args[0]!})` : `(${args.join(` ${sign} `)})`;

/** DuckDB passes over rows whose value is null, Spark over those whose key is. */
const chosenBy =
  (name: string): Translation =>
  ({ args: [value, key] }) =>
    `${name}(${value!}, if(${value!} is null, null, ${key!}))`;

/** Calls of one name that mean the same on both engines. */
const SAME_NAME = [
  'bool_or',
  'contains',
  'exp',
  'flatten',
  'greatest',
  'least',
  'last_day',
  'max',
  'min',
  'md5',
  'month',
  'nullif',
  'replace',
  'sqrt',
  'sum',
  'year',
  'length',
  'round',
  'rank',
  'dense_rank',
  'percent_rank',
  'row_number',
  'lag',
  'lead',
  'split_part',
  'median',
  'concat_ws'
];

const DATE_PARTS: Record<string, string> = { '%Y-%m': 'yyyy-MM', '%Y': 'yyyy' };

/**
 * DuckDB's function → Spark's text with the same value. Anything not in this table is refused, and so is an argument
 * that the translation does not cover: a name that both engines know may mean another thing on each.
 */
const TRANSLATIONS: Record<string, Translation> = {
  ...Object.fromEntries(SAME_NAME.map((name) => [name, same(name)])),
  '+': operator('+'),
  '-': operator('-'),
  '*': operator('*'),
  '%': operator('%'),
  '||': operator('||'),
  '~~': operator('like'),
  // DuckDB divides numbers as doubles, Spark decimals as decimals of few places.
  '/': ({ args }) => `(cast(${args[0]!} as double) / cast(${args[1]!} as double))`,
  '//': ({ args }) => `(${args[0]!} div ${args[1]!})`,
  '**': same('power'),
  count_star: () => 'count(*)',
  count: ({ args }) => `count(${args.length === 0 ? '*' : args.join(', ')})`,
  starts_with: same('startswith'),
  list_value: same('array'),
  row: same('struct'),
  list_contains: ({ args }) => `exists(${args[0]!}, one -> one = ${args[1]!})`,
  list_has_any: ({ args }) => `exists(${args[0]!}, one -> exists(${args[1]!}, other -> other = one))`,
  list_transform: same('transform'),
  list_filter: same('filter'),
  // The parser writes list(x order by x) so, with the default direction as two constants.
  list_sort: ({ args, constants: [, ...order] }) =>
    order.every((word) => word === 'ORDER_DEFAULT') ? `array_sort(${args[0]!})` : untranslated('list_sort 的方向'),
  // DuckDB's has no order and no nulls: only list_sort(list_distinct(…)) is the same on both.
  list_distinct: ({ args }) => `array_compact(array_distinct(${args[0]!}))`,
  array_length: same('array_size'),
  max_by: chosenBy('max_by'),
  min_by: chosenBy('min_by'),
  string_split: ({ args, constants }) =>
    constants[1] === ''
      ? `regexp_extract_all(${args[0]!}, '(?s).', 0)`
      : `split(${args[0]!}, ${literal(`\\Q${constants[1] ?? untranslated('string_split 的分隔符')}\\E`)}, -1)`,
  // Monday is 1 in isodow and 0 in Spark's weekday; Sunday is 0 in DuckDB's dayofweek and 1 in Spark's.
  isodow: ({ args }) => `(weekday(${args[0]!}) + 1)`,
  dayofweek: ({ args }) => `(dayofweek(${args[0]!}) - 1)`,
  // The unit decides: DuckDB counts the borders that are crossed, Spark whole spans.
  date_diff: ({ args: [, from, to], constants: [unit] }) =>
    unit === 'day'
      ? `datediff(cast(${to!} as date), cast(${from!} as date))`
      : unit === 'month'
        ? `((year(${to!}) * 12 + month(${to!})) - (year(${from!}) * 12 + month(${from!})))`
        : untranslated(`date_diff('${unit ?? '…'}')`),
  date_trunc: ({ args: [, at], constants: [unit] }) =>
    unit === 'month' || unit === 'year'
      ? `trunc(cast(${at!} as date), ${literal(unit)})`
      : untranslated(`date_trunc('${unit ?? '…'}')`),
  to_days: ({ args }) => `make_dt_interval(${args[0]!})`,
  to_months: ({ args }) => `make_ym_interval(0, ${args[0]!})`,
  to_years: ({ args }) => `make_ym_interval(${args[0]!}, 0)`,
  trunc: ({ args }) => (args.length === 1 ? `cast(${args[0]!} as bigint)` : untranslated('trunc 的第二个参数')),
  strftime: ({ args, constants }) =>
    `date_format(${args[0]!}, ${literal(DATE_PARTS[constants[1] ?? ''] ?? untranslated('strftime 的格式'))})`,
  regexp_matches: same('rlike'),
  regexp_replace: ({ args, constants }) =>
    constants[3] === 'g'
      ? `regexp_replace(${args.slice(0, 3).join(', ')})`
      : untranslated("没有 'g' 的 regexp_replace"),
  regexp_extract_all: ({ args }) => `regexp_extract_all(${args.join(', ')}, 0)`,
  unicode: same('ascii'),
  // Text before a place that is not negative: DuckDB counts negative places from the end, Spark gives ''.
  left: ({ args }) => `left(${args.join(', ')})`,
  right: ({ args }) => `right(${args.join(', ')})`,
  // Spark's descending sequence where the end lies before the start; DuckDB's is empty.
  generate_series: ({ args: [from, to, step] }) =>
    `if(${from!} <= ${to!}, sequence(${from!}, ${to!}${step === undefined ? '' : `, ${step}`}), array())`,
  range: ({ args }) =>
    args.length === 1
      ? `if(${args[0]!} > 0, sequence(0, ${args[0]!} - 1), array())`
      : untranslated('range 的第二个参数'),
  mode: same('mode'),
  quantile_cont: same('percentile'),
  // DuckDB leaves a null out of the text, Spark makes the whole text null.
  concat: ({ args }) => `concat_ws('', ${args.join(', ')})`
};

/** Spark's text of a call; throws ModelError for a name that is not in the table. */
export function sparkCall(name: string, call: Call): string {
  const translation = Object.hasOwn(TRANSLATIONS, name) ? TRANSLATIONS[name] : undefined;
  return translation ? translation(call) : untranslated(`函数 ${name}`);
}
