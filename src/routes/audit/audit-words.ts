/** The words of an entry of the audit log. */
const WORDS: Readonly<Record<string, string>> = {
  path: '页面',
  filter: '条件',
  rows: '行数',
  bytes: '字节',
  file: '文件',
  reason: '理由',
  source: '来源',
  key: '密钥',
  sha256: '文件校验值',
  form: '操作',
  method: '方式',
  address: '来自',
  step: '步骤',
  what: '事项',
  until: '有效至',
  account: '账号',
  before: '原来',
  after: '改为'
};

/** 页面 /search；条件 ?q=欠薪 */
export function detailWords(detail: string): string {
  return Object.entries(JSON.parse(detail) as Record<string, string | number | null>)
    .filter(([, value]) => value !== null && value !== '')
    .map(([key, value]) => `${WORDS[key] ?? key} ${readable(String(value))}`)
    .join('；');
}

/** Addresses are kept as they were sent; people read them decoded. */
function readable(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
