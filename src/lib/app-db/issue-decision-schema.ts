/** Decisions on hot issues as Drizzle sees them; `sql/app/013_issue_decisions.sql` makes the table. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ISSUE_DECISION_KINDS } from '#lib/domain/issue-decisions.ts';

export const issueDecisions = sqliteTable('issue_decisions', {
  decision_id: integer().primaryKey(),
  issue_id: text().notNull(),
  kind: text({ enum: ISSUE_DECISION_KINDS }).notNull(),
  other_issue_id: text(),
  label: text(),
  part: text({ mode: 'json' }).$type<string[]>().notNull(),
  rest: text({ mode: 'json' }).$type<string[]>().notNull(),
  last_on: text(),
  record_count: integer(),
  reason: text().notNull(),
  decided_at: text().notNull(),
  decided_by: text().notNull(),
  withdrawn_at: text(),
  withdrawn_by: text()
});
