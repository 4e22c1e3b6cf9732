import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json } from '@duckdb/node-api';
import { METRICS } from '#lib/domain/metrics.ts';
import { openDuck, runSqlText } from '#pipelines/duck/sql-file.ts';
import { readModels } from '#pipelines/warehouse/model-files.ts';
import { filesOf, textOf } from './tree.ts';

/** Rules on SQL by hand: width, language of comments, unions, and the link between an indicator and its model. */
const files = filesOf('sql', '.sql').filter((file) => !file.endsWith('.gen.sql'));

describe('text', () => {
  /** Macros of one expression, which the formatter keeps on one line. */
  const ONE_EXPRESSION = [
    'sql/landing/identity-macros.sql',
    'sql/landing/macros.sql',
    'sql/landing/pseudonym-macros.sql'
  ];

  it('no line is longer than 120 characters', () => {
    expect(
      files.flatMap((file) =>
        textOf(file)
          .split('\n')
          .flatMap((line, i) =>
            [...line].length > 120 && !(ONE_EXPRESSION.includes(file) && !line.startsWith('--'))
              ? [`${file}:${i + 1}: ${[...line].length}`]
              : []
          )
      )
    ).toEqual([]);
  });

  it('comments of one file are in one language', () => {
    const comments = (file: string) =>
      textOf(file)
        .split('\n')
        .map((line) => /^\s*-- (?!@)(.*)$/.exec(line)?.[1])
        .filter((text) => text !== undefined);
    const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
    const isChinese = (text: string) => count(text, /[一-龥]/g) > count(text, /[a-z]+/gi);
    const isEnglish = (text: string) => !isChinese(text) && count(text, /[a-z]+/gi) > 5;
    expect(files.filter((file) => comments(file).some(isChinese) && comments(file).some(isEnglish))).toEqual([]);
  });
});

describe('indicators', () => {
  const models = readModels();

  it('each definition names the model that counts it, and the model names the indicator', () => {
    expect(METRICS.length).toBeGreaterThan(40);
    expect(
      METRICS.filter(
        ({ indicator, model }) => !models.find(({ relation }) => relation === model)?.indicators.includes(indicator)
      ).map(({ indicator, model }) => `${indicator}: ${model}`)
    ).toEqual([]);
  });

  it('each indicator in a header is defined and names that model', () => {
    const named = models.flatMap(({ relation, indicators }) =>
      indicators.map((indicator) => `${indicator}: ${relation}`)
    );
    expect(named.toSorted()).toEqual(METRICS.map(({ indicator, model }) => `${indicator}: ${model}`).toSorted());
  });
});

describe('unions', () => {
  /** More columns than a reader can count: a wide union goes by name, or each branch names the same columns in order. */
  const NARROW = 8;
  let duck: Awaited<ReturnType<typeof openDuck>>;
  beforeAll(async () => {
    duck = await openDuck(':memory:', { spillDir: '' });
  });
  afterAll(() => {
    duck.connection.closeSync();
    duck.instance.closeSync();
  });

  /** Names of the columns that a select lists; an expression without a name is ''. */
  type Node = { [key: string]: Json };
  /** The two sides of a set operation; more than two branches are nested to the left or listed, as the parser likes. */
  const branches = (node: Node) =>
    ((node.children ?? [node.left, node.right]) as (Node | null)[]).filter((one) => one !== null);
  function columnsOf(node: Node): string[] {
    if (node.type === 'SET_OPERATION_NODE') return columnsOf(branches(node)[0]!);
    const list = (node.select_list ?? []) as { alias?: string; column_names?: string[]; class?: string }[];
    return list.map(({ alias, column_names, class: kind }) =>
      kind === 'STAR' ? '*' : alias || column_names?.at(-1) || ''
    );
  }
  function positional(node: Json, found: string[][][]): void {
    if (Array.isArray(node)) node.forEach((child) => positional(child, found));
    else if (node !== null && typeof node === 'object') {
      if (node.type === 'SET_OPERATION_NODE' && node.setop_type === 'UNION')
        found.push(branches(node as Node).map(columnsOf));
      Object.values(node).forEach((child) => positional(child, found));
    }
  }
  const wideUnions = async (sql: string) => {
    const [row] = await runSqlText(duck.connection, 'select json_serialize_sql($sql::varchar) as tree', { sql });
    const found: string[][][] = [];
    positional(JSON.parse(String(row!.tree)) as Json, found);
    return found.filter(
      ([first, ...rest]) => first!.length > NARROW && rest.some((other) => other.join() !== first!.join())
    );
  };

  it('a wide union that goes by position is found', async () => {
    const wide = (names: string) => `select ${names}, 2 as b, 3 as c, 4 as d, 5 as e, 6 as f, 7 as g, 8 as h, 9 as i`;
    expect(await wideUnions(`${wide('1 as a')} union all ${wide('1 as a')}`)).toEqual([]);
    expect(await wideUnions(`${wide('1 as a')} union all ${wide('1 as z')}`)).toHaveLength(1);
    expect(await wideUnions(`${wide('1 as a')} union all by name ${wide('1 as z')}`)).toEqual([]);
  });

  it('no model joins more than eight columns by their position', async () => {
    const broken: string[] = [];
    for (const { path, sql } of readModels()) if ((await wideUnions(sql)).length > 0) broken.push(path);
    expect(broken).toEqual([]);
  });
});
