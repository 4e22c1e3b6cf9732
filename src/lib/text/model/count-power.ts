const TABLE_SIZE = 256;
let tablePower = NaN;
const table = new Float64Array(TABLE_SIZE);

/** `count ** power`, from a table for the small whole counts that nearly all features have. */
export function countToPower(count: number, power: number): number {
  if (power !== tablePower) {
    for (let i = 0; i < TABLE_SIZE; i++) table[i] = i ** power;
    tablePower = power;
  }
  return count < TABLE_SIZE && Number.isInteger(count) ? (table[count] as number) : count ** power;
}
