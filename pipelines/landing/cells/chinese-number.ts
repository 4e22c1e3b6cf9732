/** Decimal places kept while parts are added up; a cell brings no more than a double has. */
const PLACES = 12;
const ONE = 10n ** BigInt(PLACES);

const DIGITS: Record<string, bigint> = {};
for (const [value, characters] of [
  '零〇○',
  '一壹',
  '二贰两',
  '三叁',
  '四肆',
  '五伍',
  '六陆',
  '七柒',
  '八捌',
  '九玖'
].entries())
  for (const character of characters) DIGITS[character] = BigInt(value);
const UNITS: Record<string, bigint> = {
  十: 10n,
  拾: 10n,
  百: 100n,
  佰: 100n,
  千: 1000n,
  仟: 1000n,
  万: 10_000n,
  亿: 100_000_000n
};
const TOKEN = /(\d+(?:\.\d+)?)|([零〇○一壹二贰两三叁四肆五伍六陆七柒八捌九玖])|([十拾百佰千仟万亿])/y;

/** 1200, 1.5 as a count of 10⁻¹² units; more places are cut. */
function scaled(text: string): bigint {
  const [whole = '0', fraction = ''] = text.split('.');
  return BigInt(whole) * ONE + BigInt(fraction.slice(0, PLACES).padEnd(PLACES, '0'));
}

/** Sums what stands between units; every step that Chinese would not write makes the whole unreadable. */
class Reader {
  #total = 0n;
  #section = 0n;
  #current: { value: bigint; isDigit: boolean } | null = null;
  /** Largest unit that may still follow within the section, and the magnitude of the last unit read. */
  #limit = 10_000n;
  #last = 0n;
  #largest = 0n;
  #hasZero = false;

  literal(value: bigint, isDigit: boolean): boolean {
    if (isDigit && value === 0n) {
      if (this.#current) return false;
      this.#hasZero = true;
      if (this.#last === 0n) this.#current = { value, isDigit };
      return true;
    }
    if (this.#current && this.#current.value !== 0n) return false;
    this.#current = { value, isDigit };
    return true;
  }

  unit(unit: bigint): boolean {
    return unit < 10_000n ? this.#small(unit) : this.#big(unit);
  }

  #small(unit: bigint): boolean {
    // 十五: only ten may stand without its one.
    const isBareTen = this.#current === null && unit === 10n && this.#section === 0n;
    if (unit >= this.#limit || (!this.#current && !isBareTen)) return false;
    this.#section += (this.#current?.value ?? ONE) * unit;
    this.#current = null;
    this.#limit = unit;
    this.#last = unit;
    this.#hasZero = false;
    return true;
  }

  #big(unit: bigint): boolean {
    const section = this.#section + (this.#current?.value ?? 0n);
    const isMultiple = section === 0n && this.#total > 0n && this.#last >= 10_000n;
    if (section === 0n && !isMultiple) return false;
    if (this.#largest !== 0n && unit === this.#largest) return false;
    this.#total = unit > this.#largest ? (this.#total + section) * unit : this.#total + section * unit;
    this.#largest = unit > this.#largest ? unit : this.#largest;
    this.#section = 0n;
    this.#current = null;
    this.#limit = 10_000n;
    this.#last = unit;
    this.#hasZero = false;
    return true;
  }

  end(): bigint | null {
    const rest = this.#current;
    const sum = this.#total + this.#section;
    if (!rest) return this.#hasZero && this.#last !== 0n ? null : sum;
    if (this.#last === 0n) return rest.value;
    if (rest.value >= this.#last * ONE || rest.value % ONE !== 0n) return null;
    // 三万五 and 2万5 are 35,000 and 25,000: a last digit without unit counts in tenths of the unit before it, unless a
    // zero stands between.
    const isTenth = rest.isDigit && this.#last >= 100n && !this.#hasZero;
    return sum + rest.value * (isTenth ? this.#last / 10n : 1n);
  }
}

function parse(text: string): bigint | null {
  const reader = new Reader();
  let at = 0;
  while (at < text.length) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(text);
    if (!match) return null;
    const [token, ascii, digit, unit] = match;
    const isRead =
      ascii !== undefined
        ? reader.literal(scaled(ascii), /^[1-9]$/.test(ascii))
        : digit !== undefined
          ? reader.literal((DIGITS[digit] ?? 0n) * ONE, true)
          : reader.unit(UNITS[unit ?? ''] ?? 1n);
    if (!isRead) return null;
    at += token.length;
  }
  return text === '' ? null : reader.end();
}

/** 一点五 → 1.5; the digits after 点 are read one by one. */
function withPoint(text: string): string {
  return text.replace(
    /点([零〇○一壹二贰两三叁四肆五伍六陆七柒八捌九玖]+)/,
    (_, digits: string) => `.${[...digits].map((digit) => DIGITS[digit]).join('')}`
  );
}

function plain(value: bigint): string {
  const digits = value.toString().padStart(PLACES + 1, '0');
  const fraction = digits.slice(-PLACES).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, -PLACES) : `${digits.slice(0, -PLACES)}.${fraction}`;
}

/**
 * A number written with Chinese digits or units as decimal text: 壹万贰仟 → 12000, 2万5千 → 25000, 一点五万 → 15000, 3亿2千万 →
 * 320000000, 12.5 → 12.5. Null for everything that is not one number in the order in which Chinese writes it (二三,
 * 5万3万, 三千万百).
 */
export function readChineseNumber(text: string): string | null {
  const pointed = withPoint(text);
  const isPointed = pointed !== text;
  // 一点五: what stands before the point is a number of its own.
  const [, whole = '', fraction = '', rest = ''] = isPointed ? (/^([^.]*)(\.\d+)(.*)$/.exec(pointed) ?? []) : [];
  if (!isPointed) {
    const value = parse(text);
    return value === null ? null : plain(value);
  }
  const before = parse(whole);
  if (before === null || before % ONE !== 0n) return null;
  const value = parse(`${plain(before)}${fraction}${rest}`);
  return value === null ? null : plain(value);
}

/** Sum of yuan, tenths and hundredths as decimal text. */
export function addDecimals(whole: string, tenths: string, hundredths: string): string {
  return plain(scaled(whole) + scaled(tenths) / 10n + scaled(hundredths) / 100n);
}
