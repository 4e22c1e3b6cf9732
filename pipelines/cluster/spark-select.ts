import { expression, orderItem } from './spark-expression.ts';
import { lateralView, liftUnnests } from './spark-unnest.ts';
import {
  isNode,
  nodeIn,
  nodesIn,
  optionalNode,
  quoted,
  textIn,
  textsIn,
  untranslated,
  type TreeNode
} from './spark-tree.ts';

const SET_OPERATIONS: Record<string, string> = { UNION: 'union', EXCEPT: 'except', INTERSECT: 'intersect' };

const JOINS: Record<string, string> = {
  INNER: 'join',
  LEFT: 'left join',
  RIGHT: 'right join',
  OUTER: 'full join',
  SEMI: 'left semi join',
  ANTI: 'left anti join'
};

/** Columns of a relation by its name with the schema; undefined where nobody knows it. */
export type ColumnsOf = (relation: string) => readonly string[] | undefined;

/** Prints one parsed statement as Spark's text. Every method throws ModelError for a construct without translation. */
export class SparkPrinter {
  readonly #columnsOf: ColumnsOf;
  /** The common table expressions met so far, by name. */
  readonly #ctes = new Map<string, TreeNode>();
  readonly #select = (node: TreeNode) => this.print(node);

  constructor(columnsOf: ColumnsOf) {
    this.#columnsOf = columnsOf;
  }

  /** A select with its common table expressions. */
  print(node: TreeNode): string {
    const entries = nodesIn(nodeIn(node, 'cte_map'), 'map');
    const isRecursive = entries.some((entry) => queryOf(nodeIn(entry, 'value')).type === 'RECURSIVE_CTE_NODE');
    const ctes = entries.map((entry) => this.#cte(entry));
    const head = ctes.length > 0 ? `with ${isRecursive ? 'recursive ' : ''}${ctes.join(', ')} ` : '';
    return head + this.#body(node);
  }

  #write(node: TreeNode): string {
    return expression(node, this.#select);
  }

  #cte(entry: TreeNode): string {
    const value = nodeIn(entry, 'value');
    const name = textIn(entry, 'key');
    const columns = textsIn(value, 'aliases').map(quoted);
    this.#ctes.set(name, queryOf(value));
    return `${quoted(name)}${columns.length > 0 ? ` (${columns.join(', ')})` : ''} as (${this.print(queryOf(value))})`;
  }

  #body(node: TreeNode): string {
    switch (textIn(node, 'type')) {
      case 'SELECT_NODE':
        return this.#selectNode(node);
      case 'SET_OPERATION_NODE':
        return this.#setOperation(node) + this.#modifiers(node);
      case 'RECURSIVE_CTE_NODE': {
        const word = node.union_all === true ? 'union all' : 'union';
        return `${this.print(nodeIn(node, 'left'))} ${word} ${this.print(nodeIn(node, 'right'))}`;
      }
      default:
        return untranslated(textIn(node, 'type'));
    }
  }

  #setOperation(node: TreeNode): string {
    const type = textIn(node, 'setop_type');
    const all = node.setop_all === true ? ' all' : '';
    if (type === 'UNION_BY_NAME') return this.#byName(node, all);
    const word = SET_OPERATIONS[type] ?? untranslated(type);
    return branches(node)
      .map((branch) => `(${this.print(branch)})`)
      .join(` ${word}${all} `);
  }

  /** Spark's SQL joins by position only: each branch selects the columns of all in one order, null where it has none. */
  #byName(node: TreeNode, all: string): string {
    const names = this.#columns(node);
    return branches(node)
      .map((branch) => {
        const own = this.#columns(branch);
        const list = names.map((name) => (own.includes(name) ? quoted(name) : `null as ${quoted(name)}`));
        return `(select ${list.join(', ')} from (${this.print(branch)}))`;
      })
      .join(` union${all} `);
  }

  /** Names of the columns of a select, in order. */
  #columns(node: TreeNode): string[] {
    if (node.type === 'SET_OPERATION_NODE') {
      const [first = [], ...rest] = branches(node).map((branch) => this.#columns(branch));
      return node.setop_type === 'UNION_BY_NAME' ? [...new Set([...first, ...rest.flat()])] : first;
    }
    return nodesIn(node, 'select_list').flatMap((item) => {
      if (item.class === 'STAR') return this.#starColumns(item, nodeIn(node, 'from_table'));
      return textIn(item, 'alias') || (textsIn(item, 'column_names').at(-1) ?? untranslated('union by name 的无名列'));
    });
  }

  #starColumns(star: TreeNode, from: TreeNode): string[] {
    const name = textIn(star, 'relation_name');
    const tables = tablesIn(from).filter((table) => name === '' || nameOf(table) === name);
    const [table] = tables;
    if (!table || tables.length > 1) return untranslated('union by name 里几张表的 *');
    const without = textsIn(star, 'exclude_list');
    return this.#tableColumns(table).filter((column) => !without.includes(column));
  }

  #tableColumns(table: TreeNode): string[] {
    if (table.type === 'SUBQUERY') return this.#columns(queryOf({ query: table.subquery! }));
    const [schema, name] = [textIn(table, 'schema_name'), textIn(table, 'table_name')];
    const cte = schema === '' ? this.#ctes.get(name) : undefined;
    if (cte) return this.#columns(cte);
    return [...(this.#columnsOf(`${schema}.${name}`) ?? untranslated(`列不明的 ${schema}.${name}`))];
  }

  #selectNode(node: TreeNode): string {
    const distinct = nodesIn(node, 'modifiers').find(({ type }) => type === 'DISTINCT_MODIFIER');
    if (distinct && nodesIn(distinct, 'distinct_on_targets').length > 0) untranslated('distinct on');
    const { columns, lists } = liftUnnests(nodesIn(node, 'select_list'), (one) => this.#write(one));
    const groups = this.#grouping(node);
    if (lists.length > 0 && groups !== '') untranslated('unnest 与 group by 在一条 select 里');
    const clause = (word: string, key: string) => {
      const condition = optionalNode(node, key);
      return condition ? `${word} ${this.#write(condition)}` : '';
    };
    const parts = [
      `select${distinct ? ' distinct' : ''} ${columns.map((column) => this.#column(column)).join(', ')}`,
      this.#from(nodeIn(node, 'from_table')) + lateralView(lists),
      clause('where', 'where_clause'),
      groups,
      clause('having', 'having'),
      clause('qualify', 'qualify')
    ];
    return parts.filter(Boolean).join(' ') + this.#modifiers(node);
  }

  #column(item: TreeNode): string {
    const alias = textIn(item, 'alias');
    return this.#write(item) + (alias === '' ? '' : ` as ${quoted(alias)}`);
  }

  #grouping(node: TreeNode): string {
    if (node.aggregate_handling === 'FORCE_AGGREGATES') return 'group by all';
    if (Array.isArray(node.group_sets) && node.group_sets.length > 1) untranslated('grouping sets');
    const groups = nodesIn(node, 'group_expressions').map((one) => this.#write(one));
    return groups.length > 0 ? `group by ${groups.join(', ')}` : '';
  }

  #modifiers(node: TreeNode): string {
    return nodesIn(node, 'modifiers')
      .map((modifier) => {
        const limit = optionalNode(modifier, 'limit');
        switch (textIn(modifier, 'type')) {
          case 'ORDER_MODIFIER': {
            const orders = nodesIn(modifier, 'orders').map((order) => orderItem(order, this.#select));
            return ` order by ${orders.join(', ')}`;
          }
          case 'LIMIT_MODIFIER':
            return limit && !isNode(modifier.offset) ? ` limit ${this.#write(limit)}` : untranslated('offset');
          case 'DISTINCT_MODIFIER':
            return '';
          default:
            return untranslated(textIn(modifier, 'type'));
        }
      })
      .join('');
  }

  #from(table: TreeNode): string {
    return table.type === 'EMPTY' ? 'from (values (0))' : `from ${this.#source(table)}`;
  }

  #source(table: TreeNode): string {
    const alias = textIn(table, 'alias');
    const columns = textsIn(table, 'column_name_alias').map(quoted);
    const as = `${alias === '' ? '' : ` as ${quoted(alias)}`}${columns.length > 0 ? ` (${columns.join(', ')})` : ''}`;
    switch (textIn(table, 'type')) {
      case 'BASE_TABLE':
        return baseTable(table) + as;
      case 'SUBQUERY':
        return `(${this.print(queryOf({ query: table.subquery! }))})${as}`;
      case 'EXPRESSION_LIST': {
        const rows = (table.values as TreeNode[][]).map((row) => `(${row.map((one) => this.#write(one)).join(', ')})`);
        return `values ${rows.join(', ')}`;
      }
      case 'TABLE_FUNCTION':
        return this.#tableFunction(nodeIn(table, 'function')) + as;
      case 'JOIN':
        return this.#join(table);
      default:
        return untranslated(textIn(table, 'type'));
    }
  }

  #tableFunction(call: TreeNode): string {
    if (call.function_name !== 'unnest') return untranslated(`from ${textIn(call, 'function_name')}()`);
    return `explode(${this.#write(nodesIn(call, 'children')[0]!)})`;
  }

  /**
   * Spark has no ASOF join: a row on the right counts until the next one with its keys. Written for a condition
   * `right.key = left.key and … and right.since <= left.at`, the right side being one relation.
   */
  #asof(table: TreeNode, right: TreeNode): string {
    const condition = nodeIn(table, 'condition');
    const parts = condition.class === 'CONJUNCTION' ? nodesIn(condition, 'children') : [condition];
    const since = parts.filter((part) => part.type === 'COMPARE_LESSTHANOREQUALTO');
    const keys = parts.filter((part) => part.type === 'COMPARE_EQUAL');
    if (right.type !== 'BASE_TABLE' || since.length !== 1 || keys.length + 1 !== parts.length)
      return untranslated('这样的 asof join');
    const word = table.join_type === 'LEFT' ? 'left join' : table.join_type === 'INNER' ? 'join' : untranslated('asof');
    const name = quoted(nameOf(right));
    const own = (one: TreeNode) => quoted(textsIn(one, 'column_names').at(-1) ?? untranslated('这样的 asof join'));
    const partition = keys.map((key) => own(sidesOf(key)[0])).join(', ');
    const [from, at] = sidesOf(since[0]!);
    const over = `${partition === '' ? '' : `partition by ${partition} `}order by ${own(from)}`;
    const until = `(select *, lead(${own(from)}) over (${over}) as next_since from ${quoted(textIn(right, 'table_name'))})`;
    const last = `(${name}.next_since is null or ${name}.next_since > ${this.#write(at)})`;
    return `${word} ${until} as ${name} on ${this.#write(condition)} and ${last}`;
  }

  #join(table: TreeNode): string {
    const [left, right] = [this.#source(nodeIn(table, 'left')), nodeIn(table, 'right')];
    // A list is unnested for each row of the left side.
    const lateral = right.type === 'TABLE_FUNCTION' ? 'lateral ' : '';
    const rightText = right.type === 'JOIN' ? `(${this.#source(right)})` : lateral + this.#source(right);
    const kind = textIn(table, 'ref_type');
    if (kind === 'CROSS') return `${left} cross join ${rightText}`;
    if (kind === 'ASOF') return `${left} ${this.#asof(table, right)}`;
    if (kind !== 'REGULAR') return untranslated(`${kind} join`);
    const word = JOINS[textIn(table, 'join_type')] ?? untranslated(textIn(table, 'join_type'));
    const condition = optionalNode(table, 'condition');
    const using = textsIn(table, 'using_columns').map(quoted);
    return `${left} ${word} ${rightText}${condition ? ` on ${this.#write(condition)}` : ` using (${using.join(', ')})`}`;
  }
}

/** The two sides of a condition `a = b` or `a <= b`. */
function sidesOf(comparison: TreeNode): [TreeNode, TreeNode] {
  return [nodeIn(comparison, 'left'), nodeIn(comparison, 'right')];
}

/** A relation by the name of its view on Spark, which has no schemas; it keeps its own name for columns. */
function baseTable(table: TreeNode): string {
  const [schema, name] = [textIn(table, 'schema_name'), textIn(table, 'table_name')];
  if (schema === '') return quoted(name);
  return quoted(viewName(`${schema}.${name}`)) + (textIn(table, 'alias') === '' ? ` as ${quoted(name)}` : '');
}

/** Name of a relation on Spark: `core.visits` → `core__visits`. */
export function viewName(relation: string): string {
  return relation.replace('.', '__');
}

/** The select inside a common table expression or a subquery. */
function queryOf(value: TreeNode): TreeNode {
  return nodeIn(nodeIn(value, 'query'), 'node');
}

/** More than two branches are listed, two stand left and right, as the parser likes. */
function branches(node: TreeNode): TreeNode[] {
  const children = nodesIn(node, 'children');
  return children.length > 0 ? children : [nodeIn(node, 'left'), nodeIn(node, 'right')];
}

/** The tables of a from clause whose columns `*` shows: the right side of a semi or anti join has none. */
function tablesIn(from: TreeNode): TreeNode[] {
  if (from.type !== 'JOIN') return [from];
  const isFilter = ['SEMI', 'ANTI'].includes(textIn(from, 'join_type'));
  return [...tablesIn(nodeIn(from, 'left')), ...(isFilter ? [] : tablesIn(nodeIn(from, 'right')))];
}

function nameOf(table: TreeNode): string {
  return textIn(table, 'alias') || textIn(table, 'table_name');
}
