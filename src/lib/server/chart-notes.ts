/** Notes of `app.db` for the visitor of a request; a page can do without them when the file cannot be read. */
import { allNotes } from '#lib/app-db/chart-notes.ts';
import { noteOrigin, noteSentence, notesOver, notesWithin, type ChartNote } from '#lib/domain/chart-notes.ts';
import { QueryError } from '#lib/domain/errors.ts';
import { problemLine } from '#lib/domain/log-line.ts';
import { firstDay, lastDay, parsePeriod } from '#lib/domain/periods.ts';
import type { AppDb } from '#lib/app-db/open.ts';
import { theAppDb } from './app-db.ts';
import { answer } from './query.ts';
import { resolveScope } from './scope.ts';

/** The notes that hold for a scope; none where `app.db` cannot be opened, which other pages say. */
export async function standingNotes(scopePath: string): Promise<ChartNote[]> {
  try {
    return notesOver(await allNotes(await theAppDb()), scopePath);
  } catch (problem) {
    if (!(problem instanceof QueryError)) throw problem;
    console.error(problemLine(new Date(), problem));
    return [];
  }
}

/** Sentences for a briefing from the notes of its period, with the origin that their figures have. */
export async function noteSentences(
  app: AppDb,
  { scope, period }: { scope: string; period: string }
): Promise<{ sentence: string; origin: string }[]> {
  const bounds = parsePeriod(period);
  if (!bounds) return [];
  const { scope_path } = await answer((ask) => resolveScope(ask, scope || null));
  return notesWithin(await allNotes(app), scope_path, firstDay(bounds), lastDay(bounds)).map((note) => ({
    sentence: noteSentence(note),
    origin: noteOrigin(note)
  }));
}
