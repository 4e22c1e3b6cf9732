import { readFileSync } from 'node:fs';
import { DuckDBInstance } from '@duckdb/node-api';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { tokenize } from '#lib/search/tokens.ts';
import { Workbook } from '#lib/server/export/workbook.ts';
import { createEnterpriseResolver } from '#lib/text/enterprises.ts';
import { letterFolds, normalise } from '#lib/text/normalise.ts';
import { findAmount, readNumber } from '#lib/text/quantities.ts';
import { sortRows } from '#lib/ui/data-table.ts';

describe('index and query', () => {
  it('fold a text alike', async () => {
    const model = readFileSync(new URL('../../sql/models/20_core/search_grams.sql', import.meta.url), 'utf8');
    const connection = await (await DuckDBInstance.create()).connect();
    await connection.run('create schema core; create schema raw');
    await connection.run('create table raw.letter_folds (letter integer, folded integer)');
    for (const { letter, folded } of letterFolds())
      await connection.run('insert into raw.letter_folds values ($1, $2)', [letter, folded]);
    for (const text of [
      '乾县',
      'Ⅱ级',
      'ＡＢＣ１２',
      '廣場',
      'Ⅳ期',
      '鄠邑區',
      '１２３５１',
      'Àé',
      '𠮷野家ＡＢ',
      '拖欠\u3000工資'
    ]) {
      await connection.run(
        'create or replace table core.search_records as select 1 as record_no, $1::varchar as text',
        [text]
      );
      const grams = (await connection.runAndReadAll(`select gram, place from (${model})`)).getRowsJson();
      const letters = [...normalise(text), '。'].map((letter) => letter.codePointAt(0)! % 65536);
      const pairs = letters
        .slice(0, -1)
        .flatMap((code, place) => (code > 32 ? [[code * 65536 + letters[place + 1]!, place]] : []));
      expect(grams).toEqual(pairs.sort((a, b) => a[0]! - b[0]! || a[1]! - b[1]!));
    }
    expect(tokenize('乾县')).toMatchObject([{ text: '乾县' }]);
    expect(tokenize('Ⅱ级')).toMatchObject([{ text: 'ⅱ级' }]);
  });
});

describe('sums as people write them', () => {
  it.each([
    ['一点五万', 15_000],
    ['2万5千', 25_000],
    ['3万5000', 35_000],
    ['3千5百', 3_500],
    ['1亿2千万', 120_000_000],
    ['三万五', 35_000],
    ['一万二', 12_000],
    ['壹万贰仟', 12_000],
    ['1w5', 15_000],
    ['3.5w', 35_000],
    ['两千', 2_000],
    ['十五', 15],
    ['一百零五', 105],
    ['12,500.50', 12_500.5]
  ])('%s', (text, value) => expect(readNumber(text)).toBe(value));

  it.each([
    ['拖欠工资一点五万元', 15_000],
    ['欠我2万5千元没给', 25_000],
    ['老板欠三万五，至今没给', 35_000],
    ['拖欠壹万贰仟元整', 12_000],
    ['公司欠薪3.5w', 35_000],
    ['克扣工资3千5百块', 3_500],
    ['拖欠工程款1亿2千万元', 120_000_000],
    ['欠薪2万多元', 20_000],
    ['拖欠5多万元', 50_000]
  ])('%s', (text, value) => expect(findAmount(text)?.value).toBe(value));

  it('takes no count of other things for a sum', () => {
    expect(findAmount('公司拖欠3个月工资')).toBeNull();
    expect(findAmount('路由器w5没发')).toBeNull();
    expect(findAmount('月薪三千五的工资没发')).toBeNull();
  });
});

describe('names', () => {
  it('with a slip in the first character reach a person', () => {
    const resolver = createEnterpriseResolver([
      { ent_id: 'E1', ent_name: '恒信建筑工程有限公司', aliases: [] },
      { ent_id: 'E2', ent_name: '金川机械制造装备有限公司', aliases: [] }
    ]);
    expect(resolver.resolve('桓信建筑工程有限公司')).toMatchObject({
      method: 'review',
      candidates: [{ ent_id: 'E1' }]
    });
    expect(resolver.resolve('全川机械制造装备有限公司')).toMatchObject({
      method: 'review',
      candidates: [{ ent_id: 'E2' }]
    });
  });

  it('sort by the reading of the place', () => {
    const names = ['周至县', '长安区', '陈仓区', '长武县', '城固县', '子长市'];
    const sorted = sortRows(
      names.map((name) => ({ name })),
      { key: 'name', direction: 'asc' }
    ).map(({ name }) => name);
    expect(sorted).toEqual(['长安区', '长武县', '陈仓区', '城固县', '周至县', '子长市']);
  });
});

describe('files of search results', () => {
  it('say of each cell where it stands, which some readers need', () => {
    const chunks: Uint8Array[] = [];
    const book = new Workbook((chunk) => chunks.push(chunk));
    book.startSheet(
      '记录',
      Array.from({ length: 28 }, () => ({ label: '条数', kind: 'number' as const, width: 8 }))
    );
    book.addRows([[1, null, 3]]);
    book.end();
    const sheet = strFromU8(unzipSync(Buffer.concat(chunks))['xl/worksheets/sheet1.xml']!);
    const cells = [...sheet.matchAll(/<c(?: r="([A-Z]+\d+)")?/g)].map(([, at]) => at).filter((at) => at !== undefined);
    expect(cells.slice(24)).toEqual(['Y1', 'Z1', 'AA1', 'AB1', 'A2', 'B2', 'C2']);
    expect(sheet).not.toMatch(/<c(?= |\/|>)(?! r=)/);
  });
});
