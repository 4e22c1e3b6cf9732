import { error } from '@sveltejs/kit';
import { todayInShanghai } from '#lib/domain/periods.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { eventsOf } from '#lib/app-db/tasks.ts';
import { assignFromForm, remindFromForm, stepFromForm } from '../gap-actions.server.ts';
import { readTasks } from '#lib/server/gap-rows.ts';
import { answer } from '#lib/server/query.ts';
import { resolveScope } from '#lib/server/scope.ts';
import { submitForm } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

const MEMBERS = 200;

/** One gap: what it is, on what evidence, who was asked; a gap that left the list is told from its task. */
export const load: PageServerLoad = async ({ parent, params }) => {
  const { shell } = await parent();
  const today = todayInShanghai(new Date());
  return answer(async (ask) => {
    const [gap] = await ask('gaps/one', { gap_id: params.gap, scope_path: shell.scope_path });
    const task = (await readTasks(ask, shell.scope_path, today)).listed.find((at) => at.gap_id === params.gap) ?? null;
    if (!gap && !task) error(404, `没有编号为 ${params.gap} 的盲区 — 所选范围 — 其他盲区不受影响`);
    const [rules] = await ask('gaps/rules', {});
    return {
      gap: gap ?? null,
      task,
      today,
      rules: rules ?? {},
      events: await eventsOf(await theAppDb(), params.gap),
      members: await ask('gaps/members', { gap_id: params.gap, row_limit: MEMBERS })
    };
  });
};

export const actions: Actions = {
  assign: (event) =>
    submitForm(event, (form) =>
      answer(async (ask) =>
        assignFromForm(
          ask,
          event.params.gap,
          (await resolveScope(ask, event.url.searchParams.get('scope') || null)).scope_path,
          form,
          new Date()
        )
      )
    ),
  done: (event) => submitForm(event, (form) => stepFromForm(form, 'done', new Date())),
  reopen: (event) => submitForm(event, (form) => stepFromForm(form, 'reopen', new Date())),
  withdraw: (event) => submitForm(event, (form) => stepFromForm(form, 'withdraw', new Date())),
  remind: (event) => submitForm(event, (form) => remindFromForm(form, new Date()))
};
