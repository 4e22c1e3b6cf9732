/**
 * GB 11643: province codes that open an identity number; 81–83 are residence permits, 91 foreign permanent residents.
 */
const PROVINCES = new Set(
  [
    11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62, 63,
    64, 65, 71, 81, 82, 83, 91
  ].map(String)
);

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK = '10X98765432';

/** The check character of the first 17 digits. */
export function idCheckCharacter(first17: string): string {
  let sum = 0;
  for (let i = 0; i < 17; i++) sum += Number(first17[i]) * (WEIGHTS[i] as number);
  return CHECK[sum % 11] as string;
}

function isDate(year: number, month: number, day: number): boolean {
  return year >= 1900 && year <= 2099 && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/**
 * Whether 18 characters (17 digits and a digit or X) are to be treated as an identity number: a known province, and
 * either a possible birth date or a possible year with the right check character. A mistyped number identifies its
 * owner just as well, so a wrong check character alone does not let it through; order numbers seldom get this far.
 */
export function isIdNumber18(value: string): boolean {
  if (!PROVINCES.has(value.slice(0, 2))) return false;
  const year = Number(value.slice(6, 10));
  if (isDate(year, Number(value.slice(10, 12)), Number(value.slice(12, 14)))) return true;
  return year >= 1900 && year <= 2099 && idCheckCharacter(value) === value[17]?.toUpperCase();
}

/** The old 15-digit form has no check digit: province and birth date must be possible. */
export function isIdNumber15(value: string): boolean {
  return (
    PROVINCES.has(value.slice(0, 2)) &&
    isDate(1900 + Number(value.slice(6, 8)), Number(value.slice(8, 10)), Number(value.slice(10, 12)))
  );
}

const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * GB 32100: a unified social credit code of a company, which is public: class, office, area and a right check
 * character.
 */
export function isCreditCode(value: string): boolean {
  if (!/^[159Y][1-9][0-9]{6}/.test(value)) return false;
  let sum = 0;
  for (let i = 0; i < 17; i++) {
    const digit = CREDIT_ALPHABET.indexOf(value[i] as string);
    if (digit < 0) return false;
    sum += digit * (CREDIT_WEIGHTS[i] as number);
  }
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31] === value[17];
}
