/** 万, 亿 and their like behind a number, as its factor. */
const MAGNITUDES = {
  百: 1e2,
  千: 1e3,
  万: 1e4,
  十万: 1e5,
  百万: 1e6,
  千万: 1e7,
  亿: 1e8,
  K: 1e3,
  k: 1e3,
  W: 1e4,
  w: 1e4
};
const SHOWN = /^([^\d]*?)([-+]?\d[\d,]*(?:\.\d+)?)([^\d]*)$/;
/** A point written as a sign: 0!.0,"万", 0\\.0000"万元". */
const SIGN_POINT = /^([^0#?]*)[0#?,]*[0#?](?:[\\!]\.|"\.")([0#?]+)(,*)(.*)$/;
/** 0000-0000-000: digits in groups are a code. */
const GROUPED_CODE = /^0+(?:[-\/. ]0+)+$/;
/** The currency formats 5 to 8, 37 to 44 of the library are American; Excel shows the currency of its country there. */
const LOCAL_CURRENCY = /"\$"(?=\*? ?#,##0)/;

/**
 * Text of a number cell, with all digits of its value: 0.00% scales and shows a sign, 0.00"%" only shows one, 0"人"
 * and 0.00"万元" name a unit, "咸信〔2026〕"000 makes a code, #,##0,"千元" and 0!.0,"万" show a part of the value.
 * @param {number} value
 * @param {string} format
 * @param {string | undefined} shown as the library renders it
 * @param {(value: number) => string} plain
 * @returns {string}
 */
export function shownNumber(value, format, shown, plain) {
  const signs = format
    .replace(LOCAL_CURRENCY, '')
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, '"$1"')
    .replace(/\[[^\]]*\]|_.|\*./g, '');
  const bare = signs.replace(/"[^"]*"|[\\!]./g, '');
  if (/%/.test(bare)) return `${plain(Number((value * 100).toPrecision(15)))}%`;
  const isScaled = /[0#?],+(?![0#?,])/.test(bare);
  const hasLiterals = /"[^"]+"|[\\!][^\s()-]/.test(signs) || /[^\x00-\x7f]/.test(bare);
  if (shown !== undefined && (/^0{2,}$/.test(bare) || GROUPED_CODE.test(format)) && !hasLiterals) return shown;
  if (!isScaled && !hasLiterals) return plain(value);
  if (shown === undefined || /DBNum/i.test(format)) return plain(value);
  return readShown(value, withSignPoint(value, format) ?? shown.trim(), plain);
}

/**
 * The number as Excel shows it where the point of the format is a sign; null for other formats. The digits behind such
 * a point are the last ones of the whole number: 46086 is 4.6万 in 0!.0,"万" (thousands, then the last digit behind the
 * point). @e965/xlsx 0.20.3 shows 46!.1万 and .46万 (findings/e965-xlsx-point-as-sign.sh).
 * @param {number} value
 * @param {string} format
 * @returns {string | null}
 */
function withSignPoint(value, format) {
  const match = SIGN_POINT.exec(sectionFor(value, format).replace(/\[[^\]]*\]|_.|\*./g, ''));
  if (!match) return null;
  const [, before = '', places = '', thousands = '', after = ''] = match;
  const shown = (Math.abs(value) / 1000 ** thousands.length / 10 ** places.length).toFixed(places.length);
  return `${before}${shown}${after}`.replace(/"|[\\!](?=.)/g, '').trim();
}

/**
 * The part of a format that a number takes: by its conditions, [>=10000]0!.0,"万";0, or by its sign.
 * @param {number} value
 * @param {string} format
 * @returns {string}
 */
function sectionFor(value, format) {
  const sections = format.split(';');
  const conditions = sections.map((section) => /\[(<=|>=|<>|<|>|=)(-?\d+(?:\.\d+)?)\]/.exec(section));
  if (conditions.every((condition) => condition === null)) return sections[value < 0 ? 1 : 0] || (sections[0] ?? '');
  const holds = (/** @type {RegExpExecArray | null} */ condition) => {
    if (!condition) return true;
    const bound = Number(condition[2]);
    return (
      { '<': value < bound, '<=': value <= bound, '>': value > bound, '>=': value >= bound }[condition[1] ?? ''] ??
      (value === bound) === (condition[1] === '=')
    );
  };
  return sections[conditions.findIndex(holds)] ?? '';
}

/**
 * @param {number} value
 * @param {string} shown
 * @param {(value: number) => string} plain
 */
function readShown(value, shown, plain) {
  const match = SHOWN.exec(shown);
  // 咸信〔2026〕007: digits among the signs, or zeros in front, make a code.
  if (!match || /^[-+]?0\d/.test(match[2] ?? '')) return shown;
  const [, before = '', digits = '', after = ''] = match;
  const number = Math.abs(Number(digits.replaceAll(',', '')));
  const half = 0.5 * 10 ** -(digits.split('.')[1]?.length ?? 0) + 1e-9;
  const sign = value < 0 ? '-' : '';
  // D-46086: the dash of a code, since the value is not negative.
  const dash = value >= 0 && digits.startsWith('-') ? '-' : '';
  const prefix = `${before.replace(/[-+(\s]/g, '')}${dash}`;
  const suffix = after.replace(/[)\s]/g, '');
  const size = Math.abs(value);
  if (Math.abs(number - size) <= half) return `${prefix}${sign}${plain(size)}${suffix}`;
  const unit = /^(?:十万|百万|千万|[百千万亿KkWw])/.exec(suffix)?.[0] ?? '';
  const factor = MAGNITUDES[/** @type {keyof typeof MAGNITUDES} */ (unit)];
  // Shown in 万 and stored in full: all digits, in the unit that is shown.
  if (factor && Math.abs(number - size / factor) <= half) return `${prefix}${sign}${plain(size / factor)}${suffix}`;
  return shown;
}
