/** Begins the part of a hint that is for people at the command line. */
export const COMMAND_LINE = '；命令行写 ';

/** A hint as a page shows it: nobody who reads a page has to type a command. */
export function pageHint(hint: string): string {
  return hint
    .split('；')
    .filter((part) => !`；${part}`.startsWith(COMMAND_LINE))
    .join('；');
}
