/**
 * The tables of the page 报送 in `app.db` as Drizzle sees them; the statement that makes them is
 * `sql/app/007_submissions.sql`.
 */
import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const submissions = sqliteTable('submissions', {
  submission_id: integer().primaryKey(),
  file_name: text().notNull(),
  stored: text().notNull(),
  byte_count: integer().notNull(),
  unit_org_id: text(),
  unit_name: text(),
  /** ISO instant, like every time here. */
  dropped_at: text().notNull(),
  dropped_by: text().notNull()
});

export const submissionRequests = sqliteTable('submission_requests', {
  request_id: integer().primaryKey(),
  submission_id: integer().notNull(),
  kind: text({ enum: ['inspect', 'load', 'refused', 'undo', 'discard'] }).notNull(),
  /** JSON of `Choices`. */
  choices: text().notNull(),
  note: text(),
  asked_at: text().notNull(),
  asked_by: text().notNull()
});

export const rememberedMappings = sqliteTable('remembered_mappings', {
  mapping_id: integer().primaryKey(),
  unit_org_id: text().notNull(),
  record: text().notNull(),
  shape: text().notNull(),
  /** JSON: header → field, '' for a column that is not taken. */
  columns: text().notNull(),
  submission_id: integer().notNull(),
  confirmed_at: text().notNull(),
  confirmed_by: text().notNull()
});
