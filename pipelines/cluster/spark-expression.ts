import { sparkCall } from './spark-functions.ts';
import { castType } from './spark-types.ts';
import {
  isNode,
  literal,
  nodeIn,
  nodesIn,
  optionalNode,
  quoted,
  textIn,
  textsIn,
  untranslated,
  type TreeNode
} from './spark-tree.ts';

/** Prints a subquery; the printer of selects hands it in, so that expressions know nothing of it. */
type Select = (node: TreeNode) => string;

const COMPARISONS: Record<string, string> = {
  COMPARE_EQUAL: '=',
  COMPARE_NOTEQUAL: '<>',
  COMPARE_LESSTHAN: '<',
  COMPARE_GREATERTHAN: '>',
  COMPARE_LESSTHANOREQUALTO: '<=',
  COMPARE_GREATERTHANOREQUALTO: '>=',
  COMPARE_DISTINCT_FROM: 'is distinct from',
  COMPARE_NOT_DISTINCT_FROM: 'is not distinct from'
};

const FRAME_ENDS: Record<string, string> = {
  UNBOUNDED_PRECEDING: 'unbounded preceding',
  UNBOUNDED_FOLLOWING: 'unbounded following',
  CURRENT_ROW_RANGE: 'current row',
  CURRENT_ROW_ROWS: 'current row',
  EXPR_PRECEDING_ROWS: 'preceding',
  EXPR_FOLLOWING_ROWS: 'following',
  EXPR_PRECEDING_RANGE: 'preceding',
  EXPR_FOLLOWING_RANGE: 'following'
};

/** Spark's text of an expression. Throws ModelError for anything that has no translation. */
export function expression(node: TreeNode, select: Select): string {
  const write = (one: TreeNode) => expression(one, select);
  const children = () => nodesIn(node, 'children').map(write);
  switch (textIn(node, 'class')) {
    case 'COLUMN_REF':
      return textsIn(node, 'column_names').map(quoted).join('.');
    case 'CONSTANT':
      return constant(nodeIn(node, 'value'));
    case 'STAR':
      return star(node);
    case 'FUNCTION':
      return call(node, select);
    case 'WINDOW':
      return windowCall(node, select);
    case 'LAMBDA':
      return `${write(nodeIn(node, 'lhs'))} -> ${write(nodeIn(node, 'expr'))}`;
    case 'COMPARISON': {
      const sign = COMPARISONS[textIn(node, 'type')] ?? untranslated(textIn(node, 'type'));
      return `(${write(nodeIn(node, 'left'))} ${sign} ${write(nodeIn(node, 'right'))})`;
    }
    case 'CONJUNCTION':
      return `(${children().join(textIn(node, 'type') === 'CONJUNCTION_AND' ? ' and ' : ' or ')})`;
    case 'BETWEEN':
      return `(${write(nodeIn(node, 'input'))} between ${write(nodeIn(node, 'lower'))} and ${write(nodeIn(node, 'upper'))})`;
    case 'CASE': {
      const checks = nodesIn(node, 'case_checks').map(
        (check) => ` when ${write(nodeIn(check, 'when_expr'))} then ${write(nodeIn(check, 'then_expr'))}`
      );
      return `case${checks.join('')} else ${write(nodeIn(node, 'else_expr'))} end`;
    }
    case 'CAST':
      return `${node.try_cast === true ? 'try_cast' : 'cast'}(${write(nodeIn(node, 'child'))} as ${castType(nodeIn(node, 'cast_type'))})`;
    case 'OPERATOR':
      return node.type === 'ARRAY_SLICE' ? slice(node, select) : operator(textIn(node, 'type'), children());
    case 'SUBQUERY':
      return subquery(node, select);
    default:
      return untranslated(`${textIn(node, 'class')} ${textIn(node, 'type')}`);
  }
}

function operator(type: string, args: string[]): string {
  const [first = '', ...rest] = args;
  switch (type) {
    case 'OPERATOR_COALESCE':
      return `coalesce(${args.join(', ')})`;
    case 'OPERATOR_NOT':
      return `(not ${first})`;
    case 'OPERATOR_IS_NULL':
      return `(${first} is null)`;
    case 'OPERATOR_IS_NOT_NULL':
      return `(${first} is not null)`;
    case 'COMPARE_IN':
      return `(${first} in (${rest.join(', ')}))`;
    case 'COMPARE_NOT_IN':
      return `(${first} not in (${rest.join(', ')}))`;
    case 'ARRAY_EXTRACT':
      // Past the end both give null; plain brackets count from 0 on Spark and fail past the end.
      return `try_element_at(${first}, ${rest[0]!})`;
    default:
      return untranslated(type);
  }
}

function constant(value: TreeNode): string {
  if (value.is_null === true) return 'null';
  const type = nodeIn(value, 'type');
  switch (textIn(type, 'id')) {
    case 'VARCHAR':
      return literal(textIn(value, 'value'));
    case 'INTEGER':
    case 'BIGINT':
      return String(value.value);
    case 'DOUBLE':
      return `cast('${String(value.value)}' as double)`;
    case 'BOOLEAN':
      return String(value.value);
    case 'DECIMAL': {
      const { width, scale } = nodeIn(type, 'type_info');
      return `cast('${Number(value.value) / 10 ** Number(scale)}' as decimal(${String(width)}, ${String(scale)}))`;
    }
    default:
      return untranslated(`常量 ${textIn(type, 'id')}`);
  }
}

/** `*` and `t.*`, without some columns. */
function star(node: TreeNode): string {
  if (nodesIn(node, 'replace_list').length + nodesIn(node, 'rename_list').length > 0 || node.columns === true)
    untranslated('* replace / rename / columns');
  const relation = textIn(node, 'relation_name');
  const without = textsIn(node, 'exclude_list').map(quoted);
  return `${relation === '' ? '' : `${quoted(relation)}.`}*${without.length > 0 ? ` except (${without.join(', ')})` : ''}`;
}

/** Where a null stands is always written: DuckDB puts it last both ways, Spark first when ascending. */
export function orderItem(order: TreeNode, select: Select): string {
  const direction = textIn(order, 'type') === 'DESCENDING' ? 'desc' : 'asc';
  const nulls = textIn(order, 'null_order') === 'NULLS FIRST' ? 'first' : 'last';
  return `${expression(nodeIn(order, 'expression'), select)} ${direction} nulls ${nulls}`;
}

function argumentsOf(node: TreeNode, select: Select): { args: string[]; constants: (string | undefined)[] } {
  const children = nodesIn(node, 'children');
  return {
    args: children.map((child) => expression(child, select)),
    constants: children.map((child) => {
      const value = child.class === 'CONSTANT' ? child.value : undefined;
      return isNode(value) && typeof value.value === 'string' ? value.value : undefined;
    })
  };
}

function call(node: TreeNode, select: Select): string {
  const name = textIn(node, 'function_name');
  if (name === 'struct_pack') return struct(node, select);
  if (name === 'unnest' || name === 'generate_subscripts') return untranslated(`这里的 ${name}`);
  const orders = nodesIn(nodeIn(node, 'order_bys'), 'orders').map((order) => orderItem(order, select));
  const { args, constants } = argumentsOf(node, select);
  const condition = optionalNode(node, 'filter');
  const filter = condition ? ` filter (where ${expression(condition, select)})` : '';
  if (name === 'mode') return `mode() within group (order by ${orders.join()})${filter}`;
  if (name === 'list' || name === 'first') return rows(node, args[0]!, filter, select);
  if (orders.length > 0) untranslated(`${name} 里的 order by`);
  if (node.distinct === true) return `${name}(distinct ${args.join(', ')})${filter}`;
  return sparkCall(name, { args, constants }) + filter;
}

/**
 * Values of rows as a list, in the order that is written, nulls included; Spark's own list forgets both. Without an
 * order it has none on either engine.
 */
function rows(node: TreeNode, value: string, filter: string, select: Select): string {
  const orders = nodesIn(nodeIn(node, 'order_bys'), 'orders');
  const isFirst = node.function_name === 'first';
  // DuckDB's parser makes list(distinct x order by x) a sorted list(distinct x); nulls are left out by Spark alone.
  if (node.distinct === true && orders.length === 0 && !isFirst) return `collect_set(${value})${filter}`;
  if (node.distinct === true) untranslated('list(distinct …) 的次序');
  if (isFirst && orders.length === 0) untranslated('没有 order by 的 first');
  const keys = orders.map((order, i) => `'k${i}', ${expression(nodeIn(order, 'expression'), select)}`);
  const collected = `collect_list(named_struct(${[...keys, `'v', ${value}`].join(', ')}))${filter}`;
  const sorted = orders.length === 0 ? collected : `array_sort(${collected}, (l, r) -> ${comparator(orders, select)})`;
  const list = `transform(${sorted}, one -> one.v)`;
  return isFirst ? `try_element_at(${list}, 1)` : `nullif(${list}, array())`;
}

/** Compares two rows `l` and `r` by their keys. */
function comparator(orders: TreeNode[], select: Select): string {
  const steps = orders.map((order, i) => {
    const [, direction, nulls] = / (asc|desc) nulls (first|last)$/.exec(orderItem(order, select))!;
    const [before, after] = direction === 'asc' ? [-1, 1] : [1, -1];
    const missing = nulls === 'last' ? 1 : -1;
    return (
      `when l.k${i} is null and r.k${i} is not null then ${missing} ` +
      `when l.k${i} is not null and r.k${i} is null then ${-missing} ` +
      `when l.k${i} < r.k${i} then ${before} when l.k${i} > r.k${i} then ${after}`
    );
  });
  return `case ${steps.join(' ')} else 0 end`;
}

/** A part of a list between constant places; a negative end counts from the end. */
function slice(node: TreeNode, select: Select): string {
  const [list, start, end, step] = nodesIn(node, 'children');
  const place = (bound: TreeNode | undefined): number | null => {
    const value = bound && optionalNode(bound, 'value')?.value;
    return typeof value === 'number' ? value : null;
  };
  const from = place(start) ?? 1;
  const to = place(end);
  if (!list || from < 1 || step) return untranslated('列表切片');
  const text = expression(list, select);
  const last = to === null ? `size(${text})` : to < 0 ? `size(${text}) + ${to + 1}` : String(to);
  return `slice(${text}, ${from}, greatest(${last} - ${from - 1}, 0))`;
}

function struct(node: TreeNode, select: Select): string {
  const fields = nodesIn(node, 'children').map(
    (child) => `${literal(textIn(child, 'alias'))}, ${expression(child, select)}`
  );
  return `named_struct(${fields.join(', ')})`;
}

function windowCall(node: TreeNode, select: Select): string {
  const name = textIn(node, 'function_name');
  if (nodesIn(node, 'arg_orders').length > 0 || node.ignore_nulls === true || node.distinct === true)
    untranslated(`${name} over 的附加写法`);
  const { args, constants } = argumentsOf(node, select);
  for (const key of ['offset_expr', 'default_expr']) {
    const extra = optionalNode(node, key);
    if (extra) args.push(expression(extra, select));
  }
  const filter = optionalNode(node, 'filter_expr');
  const filtered = filter ? ` filter (where ${expression(filter, select)})` : '';
  const partitions = nodesIn(node, 'partitions').map((one) => expression(one, select));
  const orders = nodesIn(node, 'orders').map((order) => orderItem(order, select));
  const parts = [
    partitions.length > 0 ? `partition by ${partitions.join(', ')}` : '',
    orders.length > 0 ? `order by ${orders.join(', ')}` : '',
    frame(node, select)
  ];
  const over = ` over (${parts.filter(Boolean).join(' ')})`;
  // Spark has no product of rows.
  if (name === 'product')
    return `aggregate(collect_list(${args[0]!})${filtered}${over}, cast(1 as double), (product, one) -> product * one)`;
  return sparkCall(name, { args, constants }) + filtered + over;
}

/** The frame where one is written; the default of both engines is the same. */
function frame(node: TreeNode, select: Select): string {
  const [start, end] = [textIn(node, 'start'), textIn(node, 'end')];
  if (start === 'UNBOUNDED_PRECEDING' && end === 'CURRENT_ROW_RANGE') return '';
  const side = (kind: string, key: string) => {
    const amount = optionalNode(node, key);
    return `${amount ? `${expression(amount, select)} ` : ''}${FRAME_ENDS[kind] ?? untranslated(`窗口 ${kind}`)}`;
  };
  const unit = `${start} ${end}`.includes('_ROWS') ? 'rows' : 'range';
  return `${unit} between ${side(start, 'start_expr')} and ${side(end, 'end_expr')}`;
}

function subquery(node: TreeNode, select: Select): string {
  const text = `(${select(nodeIn(nodeIn(node, 'subquery'), 'node'))})`;
  const child = optionalNode(node, 'child');
  switch (textIn(node, 'subquery_type')) {
    case 'EXISTS':
      return `exists ${text}`;
    case 'SCALAR':
      return text;
    case 'ANY':
      if (child && node.comparison_type === 'COMPARE_EQUAL') return `(${expression(child, select)} in ${text})`;
      return untranslated('any (select …)');
    default:
      return untranslated(`子查询 ${textIn(node, 'subquery_type')}`);
  }
}
