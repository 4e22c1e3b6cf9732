import { parse } from 'csv-parse/sync';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CONTRACTS } from '#lib/contracts/all.ts';
import type { RecordContract } from '#lib/contracts/contract.ts';

const FILES = {
  'regions.csv': 'regions',
  'topics.csv': 'topics',
  'holidays.csv': 'holidays',
  'minimum-wages.csv': 'minimum_wages',
  'minimum-wage-areas.csv': 'minimum_wage_areas',
  'wage-guidelines.csv': 'wage_guidelines',
  'rules.csv': 'rules'
};

const folder = new URL('../../pipelines/reference/seeds/', import.meta.url);

function load(file: string): Record<string, string>[] {
  return parse(readFileSync(new URL(file, folder)), { columns: true }) as Record<string, string>[];
}

function contract(record: string): RecordContract {
  const found = CONTRACTS.find((candidate) => candidate.record === record);
  if (!found) throw new Error(record);
  return found;
}

describe('shipped reference seeds', () => {
  it.each(Object.entries(FILES))(
    '%s uses the labels of its contract, fills what is required and has unique identities',
    (file, record) => {
      const rows = load(file);
      const { fields, identity } = contract(record);
      const label = new Map(fields.map((field) => [field.name, field.label]));
      expect(Object.keys(rows[0] ?? {}).every((header) => [...label.values()].includes(header))).toBe(true);
      for (const field of fields.filter((candidate) => candidate.required))
        expect(rows.filter((row) => row[field.label] === '')).toEqual([]);
      const keys = rows.map((row) => identity.map((name) => row[label.get(name) ?? '']).join('|'));
      expect(new Set(keys).size).toBe(keys.length);
      for (const field of fields.filter((candidate) => candidate.values)) {
        const accepted = Object.entries(field.values ?? {}).flatMap(([value, spellings]) => [value, ...spellings]);
        expect(
          rows
            .map((row) => row[field.label])
            .filter((value) => value !== '' && value !== undefined && !accepted.includes(value))
        ).toEqual([]);
      }
    }
  );

  it('holds 10 cities, 107 counties and the former codes of Shaanxi with living successors', () => {
    const rows = load('regions.csv');
    const current = rows.filter((row) => row['停用日期'] === '');
    expect(current.filter((row) => row['级别'] === '市')).toHaveLength(10);
    expect(current.filter((row) => row['级别'] === '县')).toHaveLength(107);
    const former = rows.filter((row) => row['停用日期'] !== '');
    const now = new Map(former.map((row) => [row['行政区划代码'], row['现行代码']]));
    // Codes of the prefectures (until 1994–2001), of counties made districts or cities, and of none that is in force.
    for (const [old, present] of [
      ['612323', '610723'],
      ['612522', '611021'],
      ['610126', '610117'],
      ['610125', '610118'],
      ['612727', '610826'],
      ['612301', '610702'],
      ['612500', '611000'],
      ['610322', '610305']
    ])
      expect([old, now.get(old)]).toEqual([old, present]);
    const codes = rows.map((row) => row['行政区划代码']);
    expect(codes.filter((code, i) => codes.indexOf(code) !== i)).toEqual([]);
    for (const row of former) expect(current.some((other) => other['行政区划代码'] === row['现行代码'])).toBe(true);
  });

  it('lets every region alias and every topic word lead to one row only', () => {
    for (const [file, name, aliases] of [
      ['regions.csv', '名称', '别名'],
      ['topics.csv', '主题名称', '来源系统用语']
    ] as const) {
      const words = load(file)
        .filter((row) => !row['停用日期'])
        .flatMap((row) => [row[name] ?? '', ...(row[aliases] ?? '').split('、').filter(Boolean)]);
      expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
    }
  });

  it('marks wage figures that nobody has confirmed', () => {
    expect(new Set(load('minimum-wages.csv').map((row) => row['核实状态']))).toEqual(new Set(['待核实']));
    expect(new Set(load('wage-guidelines.csv').map((row) => row['核实状态']))).toEqual(new Set(['示例值']));
  });
});
