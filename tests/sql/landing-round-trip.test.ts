import XLSX from '@e965/xlsx';
import { stringify } from 'csv-stringify/sync';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { encodeGb18030 } from '#pipelines/demo/files/gb18030.ts';
import { World } from './world.ts';

let world: World;
beforeEach(() => {
  world = new World(['petitions']);
});
afterEach(() => world.dispose());

const HEADER = ['编号', '登记时间', '受理时间', '渠道', '县区', '标题', '内容', '涉及人数', '涉及金额', '联系电话'];
const ROWS = [
  [
    'QX-001',
    '2026-03-04 10:15:30',
    '2026-03-05',
    '来信',
    '碑林区',
    '欠薪',
    '第一行\n第二行，“拖”了3×2月',
    12,
    1234.56,
    '13920460117'
  ],
  ['007', '2026-03-04 00:00:00', '2026-03-06', '来电', '未央区', '工时', '每天12小时', 0, 0, '029-87654321'],
  ['', '2026-03-07 23:59:59', '', '网上', '鄠邑区', '社保', '没有编号的一件', 3, 50000, '13920460118']
];

/** As a workbook holds them: moments as serials with a date format, numbers as numbers. */
function sheet(): XLSX.WorkSheet {
  const made = XLSX.utils.aoa_to_sheet([['某县台账'], HEADER, ...ROWS]);
  ROWS.forEach((row, i) =>
    [1, 2].forEach((column) => {
      const text = String(row[column]);
      if (text === '') return;
      const serial = Date.parse(`${text.slice(0, 10)}T${text.slice(11) || '00:00:00'}Z`) / 86_400_000 + 25_569;
      const format = column === 1 ? 'yyyy/m/d h:mm:ss' : 'yyyy"年"m"月"d"日"';
      made[XLSX.utils.encode_cell({ r: i + 2, c: column })] = { t: 'n', v: serial, z: format };
    })
  );
  return made;
}

/*
 * The whole demo goes the same way by hand: unpack the demo files, `soffice --headless --convert-to ods|xls|xlsx
 * --outdir OUT FILES`,
 * iconv the CSV files to GB18030, import each folder; the last column of the report is 重复.
 */
it('a table written again in any container is nothing but duplicates', async () => {
  const text = stringify([HEADER, ...ROWS]);
  const first = await world.landOne('petitions', 'a.csv', text);
  expect(first.counts).toMatchObject({ new: 3, rejected: 0, emptied: 0 });
  const workbook = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(workbook, sheet(), '台账');
  const types: XLSX.BookType[] = ['xlsx', 'biff8', 'xlsb', 'ods', 'fods', 'xlml'];
  const files: [name: string, content: string | Buffer][] = [
    ['gbk.csv', encodeGb18030(text)],
    ['utf16.csv', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ...types.map((bookType): [string, Buffer] => [
      `${bookType}.xls`,
      XLSX.write(workbook, { type: 'buffer', bookType }) as Buffer
    ])
  ];
  for (const [name, content] of files) {
    const { counts, reasons } = await world.landOne('petitions', name, content);
    expect([name, counts.duplicate, counts.new, counts.revised, reasons]).toEqual([name, 3, 0, 0, []]);
  }
});
