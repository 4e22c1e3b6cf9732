/** Numbers of rows that are landed together: the batch in front, the row of the file behind (identity-macros.sql). */
const ROWS_A_BATCH = 1_000_000_000;

/** The number of the first data row of a file; no file has a thousand million rows. */
export function numberOf(batchNo: number, row: number): bigint {
  return BigInt(batchNo) * BigInt(ROWS_A_BATCH) + BigInt(row);
}

/** The batch of a row, as `batch_of` tells it in SQL. */
export function batchOf(number: number): number {
  return Math.floor(number / ROWS_A_BATCH);
}
