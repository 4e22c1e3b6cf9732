import { imprintOf, saveImprint } from '#lib/app-db/briefing-imprints.ts';
import { parseImprint } from '#lib/briefing/desk-forms.ts';
import { bodyFace } from '#lib/briefing/fonts.server.ts';
import { NUMBER_STYLE } from '#lib/briefing/style.ts';
import { visitorMay } from '#lib/server/access/visitor.ts';
import { assertOwn, isOwnUnit } from '#lib/server/access/own-unit.ts';
import { settings } from '#lib/server/briefings.ts';
import { badRequest, submitForm } from '#lib/server/forms.ts';
import { theDesk } from '../briefing-desk.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** The union whose settings are shown; of another unit nothing is told. */
async function ownScope(text: string | null): Promise<string | null> {
  const scope = text || null;
  assertOwn(await isOwnUnit(scope), '这个工会的简报设置');
  return scope;
}

/** 版头 and 版记 of the briefings of one union. */
export const load: PageServerLoad = async ({ parent }) => {
  const { shell } = await parent();
  const scope = await ownScope(shell.filters.scope).catch(badRequest);
  return {
    scope,
    kept: await imprintOf((await theDesk()).app, scope),
    usual: { ...settings.style, number: NUMBER_STYLE, recipients: settings.furniture.recipients },
    face: bodyFace(settings.customerFonts),
    may_change: visitorMay('draft')
  };
};

export const actions: Actions = {
  save: (event) =>
    submitForm(event, async (form) => {
      const desk = await theDesk();
      const text = form.get('org_id');
      const scope = await ownScope(typeof text === 'string' ? text : null);
      await saveImprint(desk.app, scope, parseImprint(form), desk.actor, desk.now());
    })
};
