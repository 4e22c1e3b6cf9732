import { allNotes } from '#lib/app-db/chart-notes.ts';
import { notesAround } from '#lib/domain/chart-notes.ts';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { visitorMay } from '#lib/server/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { submitForm } from '#lib/server/forms.ts';
import { withdrawFromForm, writeFromForm } from './note-actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Notes on days, units and charts of the scope, and the form to write one. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  return {
    today: todayInShanghai(new Date()),
    mayNote: visitorMay('note'),
    notes: notesAround(await allNotes(await theAppDb()), shell.scope_path)
  };
};

export const actions: Actions = {
  write: (event) => submitForm(event, writeFromForm),
  withdraw: (event) => submitForm(event, withdrawFromForm)
};
