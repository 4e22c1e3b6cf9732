/** How large a dropped file may be; pages say it before, the server holds it. */
export const UPLOAD_LIMIT = 2 * 1024 ** 3;
export const MOST_FILES = 50;

/** 2 GB, 512 MB, 3 KB */
export function limitText(bytes: number): string {
  const units = ['B', 'KB', 'MB', 'GB'];
  let value = bytes;
  let at = 0;
  while (value >= 1024 && at < units.length - 1) {
    value /= 1024;
    at += 1;
  }
  return `${value >= 10 || at === 0 ? Math.round(value) : Math.round(value * 10) / 10} ${units[at]}`;
}
