import { CONTRACTS, contractsOf } from '#lib/contracts/all.ts';
import { InputError, SourceError } from '#lib/domain/errors.ts';
import { findHeaderRow } from '#pipelines/intake/header-row.ts';
import { mapHeader } from '#pipelines/intake/map-header.ts';
import { RecordSplitter } from '#pipelines/intake/split-records.ts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const petitions = contractsOf('petitions');

describe('mapHeader', () => {
  it('maps the headers of a real mailbox export', () => {
    const mapping = mapHeader(
      ['mail_id', 'title', 'query', 'query_date', 'reply', 'reply_date', 'reply_agency'],
      CONTRACTS,
      { fileName: '2024-mailbox.csv' }
    );
    expect(mapping.contract.record).toBe('petitions');
    expect(mapping.columns).toEqual([
      'petition_id',
      'title',
      'body',
      'received_at',
      'reply',
      'replied_at',
      'handler_org_name'
    ]);
    expect(mapping.missingRequired).toEqual([]);
  });

  it('sees through blanks, full-width letters, asterisks, line breaks and notes', () => {
    const mapping = mapHeader(
      ['\uFEFF *工单 编号（必填）', '登记\n时间', 'ＴＩＴＬＥ', '所属县（市、区）', '县（市、区）', '满意度【选填】'],
      petitions,
      { fileName: 'a.csv' }
    );
    expect(mapping.columns).toEqual(['petition_id', 'received_at', 'title', null, 'region_name', 'satisfaction']);
    expect(mapping.unknown).toEqual(['所属县（市、区）']);
  });

  it.each([
    ['涉及金额（万元）', 'amount_yuan__wan'],
    ['金额(亿元)', 'amount_yuan__yi'],
    ['金额（单位：万元）', 'amount_yuan__wan'],
    ['金额(元)', 'amount_yuan'],
    ['金额', 'amount_yuan'],
    ['金额（千元）', null],
    ['金额（美元）', null],
    ['涉及人数（万人）', null],
    ['涉及人数（人）', 'people_count']
  ])('unit of %s', (header, column) => {
    expect(mapHeader(['登记时间', header], petitions, { fileName: 'a.csv' }).columns[1]).toBe(column);
  });

  it('prefers the phone, then the ID number, then the name', () => {
    const map = (header: string[]) => mapHeader(['登记时间', ...header], petitions, { fileName: 'a.csv' });
    expect(map(['信访人', '身份证号', '联系电话'])).toMatchObject({
      columns: ['received_at', null, null, 'petitioner_key'],
      duplicateTargets: ['信访人', '身份证号']
    });
    expect(map(['信访人', '证件号码']).columns).toEqual(['received_at', null, 'petitioner_key']);
  });

  it('the first of two headers wins, a person decides otherwise, a constant replaces the column', () => {
    const header = ['登记时间', '创建时间', '标题'];
    expect(mapHeader(header, petitions, { fileName: 'a.csv' })).toMatchObject({
      columns: ['received_at', null, 'title'],
      duplicateTargets: ['创建时间']
    });
    expect(mapHeader(header, petitions, { fileName: 'a.csv', overrides: { received_at: '创建时间' } }).columns).toEqual(
      [null, 'received_at', 'title']
    );
    expect(mapHeader(['标题'], petitions, { fileName: 'a.csv', constants: ['received_at'] }).missingRequired).toEqual(
      []
    );
    expect(mapHeader(header, petitions, { fileName: 'a.csv', constants: ['title'] }).columns[2]).toBeNull();
  });

  it('reports what is missing', () => {
    expect(mapHeader(['标题', '内容'], petitions, { fileName: 'a.csv' }).missingRequired).toEqual(['received_at']);
  });

  it('the file name decides between records that fit alike', () => {
    const header = ['企业编号', '企业名称'];
    const named = mapHeader(header, CONTRACTS, { fileName: '企业台账2024.xlsx' });
    expect(named.contract.record).toBe('enterprises');
  });

  it('refuses what matches nothing, and wrong arguments', () => {
    const alien = () => mapHeader(['甲', '登计时间', 'zzz'], petitions, { fileName: '未知.csv' });
    expect(alien).toThrow(SourceError);
    expect(alien).toThrow(/未知\.csv.*「甲」「登计时间」/);
    try {
      alien();
    } catch (error) {
      expect((error as SourceError).hint).toContain('登记时间');
    }
    expect(() => mapHeader(['标题'], petitions, { fileName: 'a', overrides: { title: '没有这列' } })).toThrow(
      InputError
    );
    expect(() => mapHeader(['标题'], petitions, { fileName: 'a', constants: ['no_field'] })).toThrow(InputError);
    expect(() => mapHeader(['标题'], petitions, { fileName: 'a', record: 'no_record' })).toThrow(InputError);
  });
});

it('finds the header below titles and above data', () => {
  expect(
    findHeaderRow([
      ['2024年诉求台账'],
      ['填报单位：某工会', '填报人：某某'],
      ['工单编号', '标题', '登记时间'],
      ['1', '甲', '2024-01-02']
    ])?.index
  ).toBe(2);
  expect(
    findHeaderRow([
      ['甲', '乙'],
      ['1', '2']
    ])?.index
  ).toBe(0);
  expect(
    findHeaderRow([
      ['1', '2'],
      ['3', '4']
    ])
  ).toBeNull();
});

describe('RecordSplitter', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', '汉', '"', ',', '\n', '\r\n', ' ', '1'), maxLength: 6 });
  const row = fc.array(cell, { minLength: 3, maxLength: 3 });
  const quote = (text: string): string => `"${text.replaceAll('"', '""')}"`;

  it('reads back any table, however the text is cut into pieces', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 6 }), fc.integer({ min: 1, max: 7 }), (rows, size) => {
        const text = rows.map((cells) => `${cells.map(quote).join(',')}\n`).join('');
        const splitter = new RecordSplitter(',', (fields) => fields.length === 3);
        const found: (string[] | null)[] = [];
        for (let at = 0; at < text.length; at += size)
          for (const record of splitter.push(text.slice(at, at + size))) found.push(record.fields);
        for (const record of splitter.end()) found.push(record.fields);
        expect(found).toEqual(rows);
      })
    );
  });

  it('loses no character of any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('a', '"', ',', '\n'), maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        (text, size) => {
          const splitter = new RecordSplitter(',', (fields) => fields.length === 2);
          let raw = '';
          for (let at = 0; at < text.length; at += size)
            for (const record of splitter.push(text.slice(at, at + size))) raw += record.raw;
          for (const record of splitter.end()) raw += record.raw;
          expect(raw.replaceAll('\n', '')).toBe(text.replaceAll('\n', ''));
        }
      )
    );
  });
});

it('a header may hold a number or one name twice where it is known by other names; rows of data may not', () => {
  const header = ['编号', '登记时间', '县区', '内容', '2025年'];
  expect(findHeaderRow([header, ['K1', '2025-03-01', '碑林区', '欠薪', '2']])?.index).toBe(0);
  const twice = ['类别', '状态', '登记时间', '内容', '状态', '县区', '附注', '去向', '标签'];
  expect(findHeaderRow([['登记表'], twice, ['a', 'b', '2025-03-01', 'c', 'b', '碑林区', '', '', '']])?.index).toBe(1);
  expect(
    findHeaderRow([
      ['2025-03-01', '12', '3'],
      ['2025-03-02', '13', '4']
    ])
  ).toBeNull();
});
