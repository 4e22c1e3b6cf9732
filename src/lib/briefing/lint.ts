/** The last gate before a document leaves: nothing that looks like a person's data may be in it. Pure. */
import { InputError } from '#lib/domain/errors.ts';
import { normalise } from '#lib/text/normalise.ts';
import type { RedactionKind } from '#lib/text/redaction/kinds.ts';
import { redactionSpans } from '#lib/text/redaction/redact.ts';
import { plainText, type BriefingDocument } from '#lib/document/document.ts';

export interface LintFinding {
  kind: RedactionKind;
  /** Where it stands: id of a block, or the number of the heading. */
  where: string;
}

const KIND_WORDS: Record<RedactionKind, string> = {
  id_number: '证件号',
  mobile: '手机号',
  landline: '电话',
  bank_card: '银行卡号',
  plate: '车牌',
  email: '邮箱',
  social_id: '社交账号',
  address: '门牌',
  name: '姓名',
  mention: '账号'
};

/**
 * Everything that looks like personal data; values are not kept. The version of the data is no such thing, though twelve
 * hexadecimal digits look like a telephone number once in some 2,500 versions.
 */
export function lintDocument(document: BriefingDocument): LintFinding[] {
  const texts = document.blocks.flatMap((block, i): [string, string][] => {
    if (block.type === 'heading') return [[`第 ${i + 1} 段标题`, plainText(block.text)]];
    if (block.type === 'table')
      return [
        [block.id, block.title],
        ...block.rows.flat().map((cell): [string, string] => [block.id, plainText(cell)])
      ];
    return block.type === 'figure'
      ? [
          [block.id, block.title],
          [block.id, block.summary]
        ]
      : [[block.id, plainText(block.text)]];
  });
  return [
    ['标题', document.title] as [string, string],
    ['报头', document.masthead] as [string, string],
    ...texts
  ].flatMap(([where, text]) =>
    redactionSpans(normalise(text.replaceAll(document.data_version, ''))).map(({ kind }) => ({ kind, where }))
  );
}

/** True for a text that may not stand in a briefing. */
export function holdsPersonalData(text: string): boolean {
  return redactionSpans(normalise(text)).length > 0;
}

/** @throws InputError naming places and kinds, never values */
export function assertCirculable(document: BriefingDocument): void {
  const findings = lintDocument(document);
  if (findings.length === 0) return;
  const places = [...new Set(findings.map(({ kind, where }) => `${where}（${KIND_WORDS[kind]}）`))];
  throw new InputError(
    'INPUT_INVALID',
    `简报没有生成：文中有疑似个人信息 — ${places.slice(0, 5).join('、')}${places.length > 5 ? '等' : ''} — 数据没有变化`,
    '改写这些文字后再生成'
  );
}
