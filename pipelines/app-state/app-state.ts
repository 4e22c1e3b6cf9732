/**
 * The application state (`app.db`) as pipelines and commands see it. The web writes it; runs read a snapshot of what
 * they need.
 */
import type { Correction } from '#lib/domain/corrections.ts';
import { standingCorrections } from '#lib/app-db/corrections.ts';
import { standingEnterpriseDecisions, type EnterpriseDecision } from '#lib/app-db/enterprise-decisions.ts';
import { standingIssueDecisions } from '#lib/app-db/issue-decisions.ts';
import { byName } from '#lib/app-db/migrate.ts';
import { openAppDb, type AppDb } from '#lib/app-db/open.ts';
import { ownStudies } from '#lib/app-db/studies.ts';
import type { IssueDecision } from '#lib/domain/issue-decisions.ts';
import { countedStudies, type OwnStudy } from '#lib/domain/study.ts';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SQL_DIR } from '#pipelines/duck/sql-file.ts';
import type { StateFolder } from '#pipelines/files/state-folder.ts';

/** Opens `app.db` for a process that keeps it open; the caller closes its client. */
export async function openStateApp(folder: StateFolder, now: Date): Promise<AppDb> {
  const dir = join(SQL_DIR, 'app');
  const texts = byName(
    Object.fromEntries(readdirSync(dir).map((name) => [name, readFileSync(join(dir, name), 'utf8')]))
  );
  return openAppDb(folder.appDb, now, texts);
}

/** Opens `app.db` for one piece of work and closes it after. */
export async function withAppDb<T>(folder: StateFolder, now: Date, work: (app: AppDb) => Promise<T>): Promise<T> {
  const app = await openStateApp(folder, now);
  try {
    return await work(app);
  } finally {
    app.client.close();
  }
}

/** Decisions of people, as a run reads them. */
export interface Decisions {
  corrections: Correction[];
  enterprises: EnterpriseDecision[];
  /** Studies made on the page 课题 that count for the year: from 立项 on, and not those of the yearly ledger. */
  studies: OwnStudy[];
  /** Decisions of people on hot issues. */
  issues: IssueDecision[];
}

/** Nobody decided anything. */
export const NO_DECISIONS: Decisions = { corrections: [], enterprises: [], studies: [], issues: [] };

/** The corrections, decisions and studies that stand now; none where nobody used the application yet. */
export async function readDecisions(folder: StateFolder, now: Date): Promise<Decisions> {
  if (!existsSync(folder.appDb)) return NO_DECISIONS;
  return withAppDb(folder, now, async (app) => ({
    corrections: await standingCorrections(app),
    enterprises: await standingEnterpriseDecisions(app),
    studies: countedStudies(await ownStudies(app)),
    issues: await standingIssueDecisions(app)
  }));
}
