/** Which rights open data of a grade, and which grade an address shows. Pure. */
import type { Action } from './roles.ts';
import { ROUTES } from './routes.ts';

export const GRADE_ACTIONS = {
  sensitive: ['read_rows', 'export_rows', 'manage_data', 'submit'],
  internal: ['look', 'export_tables', 'read_briefings', 'export_briefings', 'catalogue']
} as const satisfies Record<string, readonly Action[]>;
/** Grades whose use is noted; what is open is open to everybody. */
export type WatchedGrade = keyof typeof GRADE_ACTIONS;

export function isWatchedGrade(text: string | null): text is WatchedGrade {
  return text !== null && Object.hasOwn(GRADE_ACTIONS, text);
}

/** Patterns of all routes; addresses without parameters come first, as Kit has it. */
const PATTERNS = Object.keys(ROUTES)
  .sort((a, b) => Number(a.includes('[')) - Number(b.includes('[')))
  .map((route) => ({ route, pattern: new RegExp(`^${route.replace(/[.]/g, '\\.').replace(/\[\w+\]/g, '[^/]+')}$`) }));

/** The grade of what an address shows; null where it shows no data of the union. */
export function gradeOfPath(path: string): WatchedGrade | null {
  const route = PATTERNS.find(({ pattern }) => pattern.test(path.replace(/\/__data\.json$/, '') || '/'))?.route;
  const rule = route === undefined ? undefined : ROUTES[route];
  if (!rule) return null;
  if (rule.shows_rows) return 'sensitive';
  const opens = (grade: WatchedGrade) => GRADE_ACTIONS[grade].some((action) => action === rule.read);
  return opens('sensitive') ? 'sensitive' : opens('internal') ? 'internal' : null;
}
