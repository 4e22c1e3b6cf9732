/**
 * Groups of workers that petitions and visits name; `core.worker_groups` brings the spellings of the sources to these
 * codes.
 */
export const WORKER_GROUPS: Record<string, string> = {
  migrant: '农民工',
  agency: '劳务派遣',
  women: '女职工',
  platform: '新就业形态',
  laid_off: '下岗失业',
  hardship: '困难职工',
  other: '其他群体'
};
