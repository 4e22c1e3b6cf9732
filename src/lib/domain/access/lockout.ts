/** How long the next try to sign in waits after failures in a row. Pure. */

/** Tries before the first wait: mistyping once or twice costs nothing. */
const FREE_TRIES = 4;
const FIRST_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;
/** Failures are forgotten after so long without another. */
export const FORGOTTEN_AFTER_MS = 24 * 3600 * 1000;

/** Seconds until the next try after so many failures: 30, 60, 120 … at most an hour. */
export function waitAfter(failures: number): number {
  if (failures <= FREE_TRIES) return 0;
  return Math.min(FIRST_WAIT_SECONDS * 2 ** Math.min(failures - FREE_TRIES - 1, 20), LONGEST_WAIT_SECONDS);
}

/** 请 2 分钟后再试 */
export function waitWords(seconds: number): string {
  return seconds < 60 ? `请 ${Math.ceil(seconds)} 秒后再试` : `请 ${Math.ceil(seconds / 60)} 分钟后再试`;
}
