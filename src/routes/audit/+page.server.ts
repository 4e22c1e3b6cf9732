import { allEntries, recentEntries, verifyChain } from '#lib/app-db/audit-log.ts';
import { listAccounts } from '#lib/app-db/accounts.ts';
import { GRADE_ACTIONS, isWatchedGrade, type WatchedGrade } from '#lib/domain/access/grade-access.ts';
import { AUDIT_KINDS, type AuditKind } from '#lib/domain/access/audit-kinds.ts';
import { ACTIONS, MAY, ROLE_LABELS, type Action } from '#lib/domain/access/roles.ts';
import { roleWords } from '#lib/domain/access/visitor.ts';
import { formatInstant } from '#lib/domain/format.ts';
import { GRADES } from '#lib/domain/data-grade.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { detailWords } from './audit-words.ts';
import { GradeUse, WATCHED_DAYS } from './grade-use.server.ts';
import type { PageServerLoad } from './$types';

const SHOWN = 200;

/** 谁能看、谁看过、谁导出过: rights from the one table, what was done from the log. */
export const load: PageServerLoad = async ({ url }) => {
  const app = await theAppDb();
  const asked = url.searchParams.get('kind');
  const kind = asked && Object.hasOwn(AUDIT_KINDS, asked) ? asked : null;
  const entries = await recentEntries(app, SHOWN, kind);
  const accounts = await listAccounts(app);
  const wanted = url.searchParams.get('grade');
  const grade: WatchedGrade = isWatchedGrade(wanted) ? wanted : 'sensitive';
  const use = new GradeUse(grade, new Date());
  for await (const entry of allEntries(app)) use.take(entry);
  return {
    kind,
    grade,
    grades: (Object.keys(GRADE_ACTIONS) as WatchedGrade[]).map((value) => ({ value, ...GRADES[value] })),
    days: WATCHED_DAYS,
    uses: use.rows(accounts),
    kinds: Object.entries(AUDIT_KINDS).map(([value, label]) => ({ value, label })),
    chain: await verifyChain(app),
    entries: entries.map((entry) => ({
      entry_no: entry.entry_no,
      at: formatInstant(entry.at),
      user_name: entry.user_name,
      kind: AUDIT_KINDS[entry.kind as AuditKind] ?? entry.kind,
      detail: detailWords(entry.detail)
    })),
    rights: (Object.keys(ACTIONS) as Action[]).map((action) => ({
      label: ACTIONS[action],
      roles: MAY[action].map((role) => ROLE_LABELS[role]).join('、')
    })),
    accounts: accounts.map(({ username, name, roles, org_id, disabled_at }) => ({
      username,
      name,
      roles: roleWords(roles),
      unit: org_id ?? '全省',
      state: disabled_at ? '已停用' : '在用'
    }))
  };
};
