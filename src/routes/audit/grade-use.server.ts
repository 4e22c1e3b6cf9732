/** 谁能看、谁看过、谁导出过 for one grade of data: rights from the roles, use from the log. */
import type { Account } from '#lib/app-db/accounts.ts';
import type { AuditEntry } from '#lib/app-db/audit-log.ts';
import { GRADE_ACTIONS, gradeOfPath, type WatchedGrade } from '#lib/domain/access/grade-access.ts';
import { mayDo } from '#lib/domain/access/roles.ts';
import { formatInstant } from '#lib/domain/format.ts';

/** 网络安全法 第二十一条: logs of at least six months. */
export const WATCHED_DAYS = 180;
const DAY_MS = 86_400_000;

/** One person: what they may see of the grade, and did with it. */
export interface Use {
  user_id: string;
  user_name: string;
  /** In words; empty for whoever has no account in use. */
  can: string;
  read_count: number;
  export_count: number;
  export_rows: number;
  reveal_count: number;
  last_at: string;
}

/** Counts the log as it passes by; `rows` gives everybody who may or did. */
export class GradeUse {
  private readonly uses = new Map<string, Use>();
  private readonly since: string;

  constructor(
    private readonly grade: WatchedGrade,
    now: Date
  ) {
    this.since = new Date(now.getTime() - WATCHED_DAYS * DAY_MS).toISOString();
  }

  take({ at, user_id, user_name, kind, detail }: AuditEntry): void {
    if (at < this.since || !['read_rows', 'export', 'reveal'].includes(kind)) return;
    const { path, rows } = JSON.parse(detail) as { path?: string; rows?: number | null };
    if (!path || gradeOfPath(path) !== this.grade) return;
    const use = this.of(user_id, user_name);
    use.last_at = formatInstant(at);
    if (kind === 'read_rows') use.read_count += 1;
    if (kind === 'reveal') use.reveal_count += 1;
    if (kind !== 'export') return;
    use.export_count += 1;
    use.export_rows += rows ?? 0;
  }

  /** Those who may come first, then those who did and may not any more. */
  rows(accounts: readonly Account[]): Use[] {
    for (const account of accounts) {
      const who = { roles: account.roles, is_whole: account.org_id === null };
      if (account.disabled_at !== null || !GRADE_ACTIONS[this.grade].some((action) => mayDo(who, action))) continue;
      this.of(account.id, account.name).can = account.org_id === null ? '全省' : '本单位和下级';
    }
    return [...this.uses.values()].sort((a, b) => Number(a.can === '') - Number(b.can === ''));
  }

  private of(user_id: string, user_name: string): Use {
    const known = this.uses.get(user_id);
    if (known) return known;
    const counts = { read_count: 0, export_count: 0, export_rows: 0, reveal_count: 0 };
    const use = { user_id, user_name, can: '', ...counts, last_at: '' };
    this.uses.set(user_id, use);
    return use;
  }
}
