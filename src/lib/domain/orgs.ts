/** 榆林市总工会 → 榆林市, for lists that are about unions anyway; industrial and directly-managed unions keep their kind. */
export function shortOrgName(name: string): string {
  return name.replace(/^陕西省(?=.{4,})/, '').replace(/总工会$/, '') || name;
}
