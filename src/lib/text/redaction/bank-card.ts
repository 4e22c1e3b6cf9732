/** The first digits of cards issued here: UnionPay 62, the banks' older 95 and 60 series, and the foreign schemes. */
const ISSUERS = /^(?:62|60|95|4|5[1-5]|3[57])/;

/** ISO/IEC 7812 check sum. */
export function passesLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i++) {
    let value = Number(digits[digits.length - 1 - i]);
    if (i % 2 === 1) value = value > 4 ? value * 2 - 9 : value * 2;
    sum += value;
  }
  return sum % 10 === 0;
}

/** 15 to 19 digits of a known issuer with a valid check sum. */
export function isBankCard(digits: string): boolean {
  return digits.length >= 15 && digits.length <= 19 && ISSUERS.test(digits) && passesLuhn(digits);
}
