/**
 * The tables of saved searches and studies in `app.db` as Drizzle sees them; the statements that make them are in
 * `sql/app`.
 */
import { integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const savedSearches = sqliteTable('saved_searches', {
  search_id: integer().primaryKey(),
  search_name: text().notNull(),
  params: text().notNull(),
  /** ISO instant, like every time here. */
  created_at: text().notNull(),
  created_by: text().notNull(),
  opened_at: text().notNull(),
  opened_version: text().notNull(),
  opened_total: integer().notNull(),
  opened_batch: integer().notNull()
});

export const studies = sqliteTable('studies', {
  study_id: integer().primaryKey(),
  registered_id: text(),
  title: text().notNull(),
  question: text().notNull(),
  owner_org_id: text().notNull(),
  owner_name: text().notNull(),
  org_path: text().notNull(),
  plan_year: integer().notNull(),
  /** ISO dates: the time that the study looks at, its query included. */
  period_from: text().notNull(),
  period_to: text().notNull(),
  plan: text().notNull(),
  due_on: text(),
  topic_codes: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** The query and clicked facets as the address of 检索 holds them, topics and period aside. */
  params: text().notNull(),
  stage: text({ enum: ['chosen', 'registered', 'fieldwork', 'drafted', 'adopted'] }).notNull(),
  finished_on: text(),
  adopted_on: text(),
  issue_id: text(),
  findings: text().notNull(),
  chapter: text().notNull(),
  created_at: text().notNull()
});

export const studySteps = sqliteTable('study_steps', {
  step_id: integer().primaryKey(),
  study_id: integer().notNull(),
  at: text().notNull(),
  user_id: text().notNull(),
  stage: text({ enum: ['chosen', 'registered', 'fieldwork', 'drafted', 'adopted'] }).notNull(),
  note: text()
});

export const studyPins = sqliteTable('study_pins', {
  pin_id: integer().primaryKey(),
  study_id: integer().notNull(),
  address: text().notNull(),
  figure: text().notNull(),
  label: text().notNull(),
  definition: text().notNull(),
  query: text().notNull(),
  filter: text().notNull(),
  unit: text().notNull(),
  value: real(),
  display: text().notNull(),
  data_version: text().notNull(),
  as_of: text().notNull(),
  pinned_at: text().notNull()
});

/** One figure of a frozen snapshot. */
export interface FrozenFigure {
  /** Number of the pin; 0 is the count of the study's own query. */
  pin_id: number;
  label: string;
  unit: string;
  value: number | null;
  display: string;
}

export const studyFreezes = sqliteTable('study_freezes', {
  freeze_id: integer().primaryKey(),
  study_id: integer().notNull(),
  at: text().notNull(),
  data_version: text().notNull(),
  as_of: text().notNull(),
  note: text(),
  figures: text({ mode: 'json' }).$type<FrozenFigure[]>().notNull()
});

export const studyNotes = sqliteTable('study_notes', {
  note_id: integer().primaryKey(),
  study_id: integer().notNull(),
  at: text().notNull(),
  user_id: text().notNull(),
  text: text().notNull()
});

export const studyVisits = sqliteTable(
  'study_visits',
  { study_id: integer().notNull(), record_id: text().notNull(), attached_at: text().notNull() },
  (table) => [primaryKey({ columns: [table.study_id, table.record_id] })]
);
