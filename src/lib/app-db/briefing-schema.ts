/** The tables of briefings in `app.db` as Drizzle sees them; the statements that make them are in `sql/app`. */
import { integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const briefingIssues = sqliteTable('briefing_issues', {
  briefing_id: integer().primaryKey(),
  kind: text({ enum: ['monthly', 'opinion', 'issue', 'quarter', 'year'] }).notNull(),
  /** 2026-10, 2026Q3 or 2026. */
  period: text().notNull(),
  /** org_id; empty is everything. */
  scope: text().notNull(),
  scope_name: text().notNull(),
  /** Of a 专题快报; empty otherwise. */
  hot_issue_id: text().notNull(),
  title: text().notNull(),
  state: text({ enum: ['draft', 'submitted', 'checked', 'signed', 'published'] }).notNull(),
  /** ISO instant, like every time here. */
  drafted_at: text().notNull(),
  published_at: text(),
  /** JSON of the document since it was submitted. */
  document: text(),
  data_version: text(),
  /** JSON of the paragraphs that editors changed, as the data gave them; since it was submitted. */
  drafted: text()
});

export const briefingImprints = sqliteTable('briefing_imprints', {
  /** Empty is the whole province. */
  org_id: text().primaryKey(),
  masthead: text(),
  issuer: text(),
  /** 期号 with {年} and {期}. */
  number_style: text(),
  classification: text(),
  report_to: text(),
  send_to: text(),
  issue_to: text(),
  copies: integer(),
  changed_at: text().notNull(),
  changed_by: text().notNull()
});

export const briefingSteps = sqliteTable('briefing_steps', {
  step_id: integer().primaryKey(),
  briefing_id: integer().notNull(),
  at: text().notNull(),
  user_id: text().notNull(),
  user_name: text().notNull(),
  step: text({ enum: ['draft', 'edit', 'submit', 'check', 'sign', 'publish', 'return'] }).notNull(),
  block_id: text(),
  note: text()
});

export const briefingEdits = sqliteTable(
  'briefing_edits',
  {
    briefing_id: integer().notNull(),
    block_id: text().notNull(),
    text: text().notNull(),
    reason: text(),
    edited_at: text().notNull()
  },
  (table) => [primaryKey({ columns: [table.briefing_id, table.block_id] })]
);

export const briefingComments = sqliteTable('briefing_comments', {
  comment_id: integer().primaryKey(),
  briefing_id: integer().notNull(),
  block_id: text().notNull(),
  at: text().notNull(),
  user_id: text().notNull(),
  user_name: text().notNull(),
  text: text().notNull(),
  settled_at: text()
});

export const briefingFiles = sqliteTable(
  'briefing_files',
  {
    briefing_id: integer().notNull(),
    format: text({ enum: ['docx', 'pdf', 'html', 'json'] }).notNull(),
    file_name: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull()
  },
  (table) => [primaryKey({ columns: [table.briefing_id, table.format] })]
);
