/** The tables of `app.db` as Drizzle sees them; the statements that make them are `sql/app/NNN_*.sql`. */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const users = sqliteTable('users', {
  user_id: text().primaryKey(),
  user_name: text().notNull(),
  /** ISO instant, like every time here. */
  created_at: text().notNull()
});

export const gapTasks = sqliteTable('gap_tasks', {
  task_id: integer().primaryKey(),
  gap_id: text().notNull(),
  gap_type: text().notNull(),
  gap_title: text().notNull(),
  gap_since_on: text(),
  gap_size: integer(),
  unit_org_id: text().notNull(),
  unit_name: text().notNull(),
  org_path: text().notNull(),
  /** Organisation and post, never a person's name. */
  assignee: text().notNull(),
  /** ISO date. */
  due_on: text().notNull(),
  state: text({ enum: ['assigned', 'done', 'withdrawn'] }).notNull(),
  assigned_at: text().notNull(),
  assigned_by: text().notNull(),
  done_at: text()
});

export const gapTaskEvents = sqliteTable('gap_task_events', {
  event_id: integer().primaryKey(),
  task_id: integer().notNull(),
  at: text().notNull(),
  user_id: text().notNull(),
  step: text({ enum: ['assign', 'change', 'done', 'reopen', 'withdraw', 'remind'] }).notNull(),
  due_on: text(),
  assignee: text(),
  note: text()
});

export const corrections = sqliteTable('corrections', {
  correction_id: integer().primaryKey(),
  source: text({ enum: ['visits', 'petitions', 'posts'] }).notNull(),
  record_key: text().notNull(),
  content_hash: text().notNull(),
  kind: text({ enum: ['topic', 'polarity', 'place', 'issue'] }).notNull(),
  value: text().notNull(),
  machine_value: text().notNull(),
  note: text(),
  corrected_at: text().notNull(),
  corrected_by: text().notNull(),
  withdrawn_at: text()
});

export const takeDowns = sqliteTable('take_downs', {
  platform: text().notNull(),
  post_id: text().notNull(),
  reason: text().notNull(),
  asked_at: text().notNull(),
  asked_by: text().notNull()
});

export const impactAssessments = sqliteTable('impact_assessments', {
  assessment_id: integer().primaryKey(),
  record: text().notNull(),
  conclusion: text().notNull(),
  assessed_at: text().notNull(),
  assessed_by: text().notNull(),
  assessed_name: text().notNull()
});

export const enterpriseDecisions = sqliteTable('enterprise_decisions', {
  decision_id: integer().primaryKey(),
  words: text().notNull(),
  ent_id: text(),
  decided_at: text().notNull(),
  decided_by: text().notNull()
});

export const chartNotes = sqliteTable('chart_notes', {
  note_id: integer().primaryKey(),
  noted_on: text().notNull(),
  text: text().notNull(),
  org_id: text(),
  org_name: text(),
  org_path: text(),
  chart: text(),
  written_at: text().notNull(),
  written_by: text().notNull(),
  written_name: text().notNull(),
  withdrawn_at: text(),
  withdrawn_by: text()
});
