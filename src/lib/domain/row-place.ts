/** Where a row stands in its file, as a spreadsheet shows it. `sheet` is given where the file has several. */
export function rowPlace({ row_number, sheet }: { row_number: number; sheet?: string | undefined }): string {
  return sheet === undefined ? `第 ${row_number} 行` : `工作表「${sheet}」第 ${row_number} 行`;
}
