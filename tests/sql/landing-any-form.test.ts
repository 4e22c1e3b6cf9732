import XLSX from '@e965/xlsx';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodeGb18030 } from '#pipelines/demo/files/gb18030.ts';
import { World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World(['petitions']);
});
afterEach(() => world.dispose());

const HEADER = ['登记号', '收信时间', '渠道', '县区', '标题', '诉求描述', '来访人次', '欠薪金额'];
const SEED = 20260412;

/** Words with all that a form of writing may trip over; none of them tells of a person. */
const WORD = fc.constantFrom(
  ...[
    '食堂',
    '停办，',
    '“欠薪”',
    '"quoted"',
    'A&B',
    '工龄<3年',
    '100%',
    '；',
    '|',
    '\n',
    '\\n',
    '=1+1',
    '[甲]',
    '3×2',
    '〇',
    '…',
    'é',
    '㎡',
    ' '
  ]
);
/** A cell as it is stored: blanks at the ends of lines are none of its words, and HTML has one blank between two. */
const words = (most: number) =>
  fc
    .array(WORD, { minLength: 1, maxLength: most })
    .map((parts) => `事项${parts.join('')}完`.replace(/ *\n */g, '\n').replace(/ {2,}/g, ' '));
const ROW = fc.record({
  number: fc.oneof(
    fc.stringMatching(/^[A-Z]{2}-[0-9]{3}$/),
    fc.stringMatching(/^0[0-9]{4}$/),
    fc.stringMatching(/^[1-9][0-9]{16}$/)
  ),
  seconds: fc.integer({ min: Date.UTC(2021, 0, 1) / 1000, max: Date.UTC(2026, 9, 30) / 1000 }),
  channel: fc.constantFrom('来信', '来访', '网上'),
  county: fc.constantFrom('城固县', '勉县', '鄠邑区'),
  title: words(3).map((text) => text.replace(/\s/g, '')),
  body: words(8),
  people: fc.integer({ min: 0, max: 99_999 }),
  cents: fc.integer({ min: 0, max: 999_999_999 })
});
type Row = typeof ROW extends fc.Arbitrary<infer T> ? T : never;

const moment = (row: Row) => new Date(row.seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
const texts = (row: Row) => [
  row.number,
  moment(row),
  row.channel,
  row.county,
  row.title,
  row.body,
  String(row.people),
  (row.cents / 100).toFixed(2)
];

/** As a workbook holds them: moments as serials with a format, numbers as numbers. */
function sheet(rows: Row[]): XLSX.WorkSheet {
  const made = XLSX.utils.aoa_to_sheet([
    HEADER,
    ...rows.map((row) => [...texts(row).slice(0, 6), row.people, row.cents / 100])
  ]);
  rows.forEach((row, index) => {
    const v = row.seconds / 86_400 + 25_569;
    made[XLSX.utils.encode_cell({ r: index + 1, c: 1 })] = { t: 'n', v, z: 'yyyy/m/d h:mm:ss' };
  });
  return made;
}

function forms(rows: Row[]): [name: string, content: string | Buffer][] {
  const table = [HEADER, ...rows.map(texts)];
  const text = stringify(table);
  const objects = rows.map((row) => Object.fromEntries(texts(row).map((cell, index) => [HEADER[index], cell])));
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, sheet(rows), '登记');
  const types: XLSX.BookType[] = ['xlsx', 'biff8', 'xlsb', 'ods', 'fods', 'xlml', 'html'];
  return [
    ['utf8.csv', text],
    ['crlf.csv', stringify(table, { record_delimiter: 'windows', quoted: true })],
    ['tabs.txt', stringify(table, { delimiter: '\t', quoted: true })],
    ['semicolon.csv', stringify(table, { delimiter: ';' })],
    ['gbk.csv', encodeGb18030(text.replace(/é/g, 'e'))],
    ['utf16.csv', Buffer.from(text, 'utf16le')],
    ['array.json', JSON.stringify(objects)],
    ['lines.jsonl', objects.map((one) => JSON.stringify(one)).join('\n')],
    ['pretty.json', objects.map((one) => JSON.stringify(one, null, 2)).join('\n')],
    ['envelope.json', JSON.stringify({ code: 0, data: { total: rows.length, list: objects } })],
    ...types.map((bookType): [string, Buffer] => [
      `${bookType}.xls`,
      XLSX.write(workbook, { type: 'buffer', bookType }) as Buffer
    ])
  ];
}

it('any table in any form is read as it was written, or refused, never otherwise', async () => {
  const rows = fc
    .sample(fc.uniqueArray(ROW, { minLength: 30, maxLength: 30, selector: ({ number }) => number }), {
      numRuns: 1,
      seed: SEED
    })[0]!
    .map((row) => ({ ...row, title: row.title.replace(/é/g, 'e'), body: row.body.replace(/é/g, 'e') }));
  const [[name, content], ...others] = forms(rows) as [[string, string], ...[string, string | Buffer][]];
  expect((await world.landOne('petitions', name, content)).counts).toMatchObject({ new: rows.length, emptied: 0 });
  const stored = await world.landed('petitions');
  expect(
    stored.map((row) => [row.petition_id, row.received_at, row.title, row.body, row.people_count, row.amount_yuan])
  ).toEqual(
    rows.map((row) => [row.number, moment(row), row.title, row.body, row.people, (row.cents / 100).toFixed(2)])
  );
  for (const [file, form] of others) {
    const { counts, reasons } = await world.landOne('petitions', file, form);
    expect([file, counts.new, counts.revised, counts.held, counts.conflicting, reasons]).toEqual([
      file,
      0,
      0,
      0,
      0,
      []
    ]);
    expect([file, counts.duplicate + counts.rejected]).toEqual([file, rows.length]);
  }
});
