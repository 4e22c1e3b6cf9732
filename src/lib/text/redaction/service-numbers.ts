/** Public short numbers: emergency, government hotlines (12345, 12351, 12333 …), operators, banks and carriers. */
const SERVICE = /^(?:11[0-49]|12[0-2]|123\d\d|100\d\d|9[56]\d{3,4})$/;

/** Whether digits are a number that belongs to the public and to no person. */
export function isServiceNumber(digits: string): boolean {
  return SERVICE.test(digits);
}
