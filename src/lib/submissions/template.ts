/** Workbooks to fill in, made from the record contracts: one column for each field, required ones first. */
import type { Field, RecordContract } from '#lib/contracts/contract.ts';
import { workbookFile } from './workbook.ts';
import type { WorkbookCell } from './workbook-sheet.ts';

const WIDTH = 16;
const PROSE_WIDTH = 40;

const HOW: Record<Field['type'], string> = {
  code: '编号或代码，按原样填写',
  text: '一句话；个人信息入库前自动遮盖',
  prose: '原文；个人信息入库前自动遮盖',
  name: '名称，写全称',
  integer: '整数',
  decimal: '数字',
  yuan: '金额，单位元；按万元填时请写明“万元”，如 1.2万元',
  percent: '百分数，如 95.5%',
  date: '日期，如 2026-10-08',
  timestamp: '时间，如 2026-10-08 14:30；只有日期也可以',
  boolean: '是或否',
  enum: '从下拉列表选择',
  names: '可填几个，用顿号分开',
  key: '电话或证件号；入库时换成代号，不保存原号码',
  keys: '可填几个，用顿号分开；入库时换成代号，不保存原号码'
};

/** The bytes of the template of a record. */
export function templateFile(contract: RecordContract): Uint8Array<ArrayBuffer> {
  const fields = [...contract.fields].sort((a, b) => Number(b.required ?? false) - Number(a.required ?? false));
  const lists = new Map(
    fields.flatMap((field, column): [number, readonly string[]][] => {
      const options = optionsOf(field);
      return options.length === 0 ? [] : [[column, options]];
    })
  );
  const head = fields.map((field): WorkbookCell => ({
    text: field.label,
    style: field.required ? 'required' : 'head',
    note: `${field.required ? '必填。' : '可不填。'}${HOW[field.type]}${boundsOf(field)}`
  }));
  const widths = fields.map((field) => (field.type === 'prose' ? PROSE_WIDTH : WIDTH));
  return workbookFile([{ name: contract.label, rows: [head], widths, lists }]);
}

/** Choices of a field in the words of an office: the first spelling of each value. */
export function optionsOf(field: Field): string[] {
  if (field.type === 'boolean') return ['是', '否'];
  return Object.entries(field.values ?? {}).map(([stored, spellings]) => spellings[0] ?? stored);
}

function boundsOf({ min, max }: Field): string {
  if (min === undefined && max === undefined) return '';
  return `；范围 ${min ?? '不限'} 至 ${max ?? '不限'}`;
}
