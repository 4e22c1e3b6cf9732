/** Addresses that nobody asked before: pages × units × periods × filters × words, in an order that a seed decides. */
const SCOPES = ['', '6101', '6103', '6104', '6105', '6106', '6107', '6108', '6109', '6110'];
const MONTHS = Array.from(
  { length: 30 },
  (_, at) => `${2024 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
);
const WORDS = [
  '欠薪',
  '工伤',
  '社保',
  '加班',
  '劳动合同',
  '体检',
  '食堂',
  '高温',
  '骑手',
  '裁员',
  '拖欠 工资',
  '公积金'
];
const PAGES: readonly ((at: number) => string)[] = [
  () => '/',
  (at) => `/coverage?indicator=A0${1 + (at % 9)}`,
  () => '/gaps',
  () => '/issues',
  () => '/trends',
  () => '/visits',
  () => '/petitions',
  () => '/negotiations',
  () => '/aid',
  (at) => `/search?q=${encodeURIComponent(`${WORDS[at % WORDS.length]!} ${WORDS[(at * 7 + 3) % WORDS.length]!}`)}`,
  (at) => `/search?q=${encodeURIComponent(WORDS[at % WORDS.length]!)}`
];

/** @param count addresses, none twice; at most 3000 */
export function newAddresses(count: number): string[] {
  const found = new Set<string>();
  for (let at = 0; found.size < Math.min(count, 3000); at++) {
    const page = PAGES[at % PAGES.length]!(at);
    const round = Math.floor(at / PAGES.length);
    const scope = SCOPES[round % SCOPES.length]!;
    const month = MONTHS[(round * 7 + Math.floor(round / SCOPES.length)) % MONTHS.length]!;
    const filters = [`period=${month}`, ...(scope === '' ? [] : [`scope=${scope}`])];
    found.add(`${page}${page.includes('?') ? '&' : '?'}${filters.join('&')}`);
  }
  return [...found];
}
