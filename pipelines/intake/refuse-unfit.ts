import { redactName } from '#lib/text/redaction/redact-name.ts';
import { SourceError } from '#lib/domain/errors.ts';
import { COMMAND_LINE } from '#lib/domain/page-hint.ts';
import { allFields } from '#lib/contracts/contract.ts';
import type { HeaderMapping } from './choose-mapping.ts';
import { isKnownHeader } from './header-text.ts';
import { proposeFields } from './nearest-field.ts';
import type { Prepared } from './prepared.ts';

/** So many names of columns stand below each other only in a table that lies on its side. */
const SIDEWAYS = 2;

/** A cell with words, and not a number or a tick. */
const WORDS = /\p{Script=Han}{4}/u;

/**
 * Refuses a table that would land without what its record cannot do without: a required column, or all its words while
 * a header comes close
 * to them. Nothing of it is landed, and the header that probably holds the field is named. Throws SourceError.
 */
export function refuseUnfit({ inspection: { name }, header, preview }: Prepared, mapping: HeaderMapping): void {
  const { contract } = mapping;
  if (preview.filter((row) => isKnownHeader(row[0] ?? '')).length >= SIDEWAYS)
    throw refusal(
      `文件「${name}」的各项名称在第一列，一列才是一条记录`,
      '请在表格软件中复制后用“选择性粘贴—转置”另存，使各项名称在第一行，再重新投放'
    );
  const label = (field: string) => allFields(contract).find((one) => one.name === field)?.label ?? field;
  if (mapping.missingRequired.length > 0)
    throw refusal(
      `文件「${name}」缺少必填的列：${mapping.missingRequired.map(label).join('、')}`,
      mapping.missingRequired.map((field) => adviceFor(field, label(field), header, mapping)).join('；')
    );
  const words = contract.matter?.text ?? [];
  const hasWords = words.some((field) => mapping.columns.includes(field));
  const holdsWords = (text: string) => {
    const column = header.findIndex((one) => one.trim() === text);
    return preview.some((row) => WORDS.test(row[column] ?? ''));
  };
  const lost = mapping.proposals.find(({ header: text, field }) => words.includes(field) && holdsWords(text));
  if (!hasWords && lost)
    throw refusal(
      `文件「${name}」的列「${shown(lost.header)}」不认识，像是${lost.label}；照现在的表头入库，${lost.label}会全部丢失`,
      `请把表头改为「${lost.label}」，或在“报送”页把这一列对应为「${lost.label}」${COMMAND_LINE}--map ${lost.field}=${shown(lost.header)}，确实不要这一列写 --map ${lost.field}=`
    );
}

/** The nearest header, also one that another field took: 受理时间 stands where 登记时间 is missing. */
function adviceFor(field: string, label: string, header: string[], mapping: HeaderMapping): string {
  const others = new Set(allFields(mapping.contract).map(({ name }) => name));
  others.delete(field);
  const filled = header.map((text) => text.trim()).filter((text) => text !== '');
  const [near] = proposeFields(filled, mapping.contract, others);
  return near
    ? `最接近的列是「${shown(near.header)}」：请把表头改为「${label}」，或在“报送”页把它对应为「${label}」${COMMAND_LINE}--map ${field}=${shown(near.header)}`
    : `请补上「${label}」一列${COMMAND_LINE}--set ${field}=值（整份文件同一个值时）`;
}

/** A header that holds somebody's number is redacted like text. */
function shown(header: string): string {
  return redactName(header).text;
}

function refusal(what: string, hint: string): SourceError {
  return new SourceError('SOURCE_UNREADABLE', `${what}；没有入库，原文件已保留，其他来源不受影响`, hint);
}
