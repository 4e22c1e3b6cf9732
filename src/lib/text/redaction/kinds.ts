/** Personal data removed from a text before it is stored. The number of hits per kind is kept, never a value. */
const REDACTION_KINDS = [
  'id_number',
  'mobile',
  'landline',
  'bank_card',
  'plate',
  'email',
  'social_id',
  'address',
  'name',
  'mention'
] as const;

export type RedactionKind = (typeof REDACTION_KINDS)[number];

/**
 * Mark in the text instead of the value; redacting a redacted text changes nothing. Same brackets as landing's
 * own marks.
 */
export const PLACEHOLDER: Record<RedactionKind, string> = {
  id_number: '〔证件号〕',
  mobile: '〔手机号〕',
  landline: '〔电话〕',
  bank_card: '〔银行卡号〕',
  plate: '〔车牌〕',
  email: '〔邮箱〕',
  social_id: '〔社交账号〕',
  address: '〔门牌〕',
  name: '〔姓名〕',
  mention: '〔账号〕'
};

/** A stretch of the text, end exclusive, in UTF-16 units. */
export interface RedactionSpan {
  start: number;
  end: number;
  kind: RedactionKind;
}

/** Names of the kinds for people, zh-CN. */
export const KIND_LABELS: Record<RedactionKind, string> = {
  id_number: '证件号',
  mobile: '手机号',
  landline: '电话',
  bank_card: '银行卡号',
  plate: '车牌',
  email: '邮箱',
  social_id: '社交账号',
  address: '门牌',
  name: '姓名',
  mention: '@账号'
};

/** Hits by kind in one line, kinds in their fixed order: 手机号 3 处，姓名 1 处; '' without hits. */
export function hitWords(hits: Partial<Record<RedactionKind, number>>): string {
  return REDACTION_KINDS.filter((kind) => hits[kind])
    .map((kind) => `${KIND_LABELS[kind]} ${hits[kind]} 处`)
    .join('，');
}
