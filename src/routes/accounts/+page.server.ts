import { listAccounts } from '#lib/app-db/accounts.ts';
import { ROLE_LABELS, ROLES } from '#lib/domain/access/roles.ts';
import { roleWords } from '#lib/domain/access/visitor.ts';
import { answerItself } from '#lib/server/query.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { INVITATION_DAYS } from '#lib/server/access/invitations.ts';
import { config } from '#lib/server/config.ts';
import { submitted } from '#lib/server/forms.ts';
import {
  changeFromForm,
  codesOffFromForm,
  enableFromForm,
  loadFromForm,
  makeFromForm,
  resetFromForm
} from './accounts-actions.server.ts';
import { inviteFromForm, shownInvitations, withdrawFromForm } from './invitation-actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who has an account, with which roles and unit; the page shows no data of the union. */
export const load: PageServerLoad = async () => {
  const units = await answerItself((ask) => ask('shell/scopes', {})).catch(() => []);
  const nameOf = new Map(units.map(({ org_id, org_name }) => [org_id, org_name]));
  return {
    is_on: config.ACCOUNTS === 'on',
    roles: ROLES.map((role) => ({ role, label: ROLE_LABELS[role] })),
    units: units.map(({ org_id, org_name }) => ({ org_id, org_name })),
    invitations: await shownInvitations(new Date()),
    days: INVITATION_DAYS,
    accounts: (await listAccounts(await theAppDb())).map((account) => ({
      ...account,
      role_words: roleWords(account.roles),
      unit_name: account.org_id === null ? '全省' : (nameOf.get(account.org_id) ?? `${account.org_id}（不在数据中）`)
    }))
  };
};

const on =
  <T>(act: (form: FormData) => Promise<T>) =>
  async ({ request }: { request: Request }) => {
    const form = await request.formData();
    return submitted(() => act(form));
  };

export const actions: Actions = {
  make: on(makeFromForm),
  change: on(changeFromForm),
  reset: on(resetFromForm),
  disable: on((form) => enableFromForm(form, false)),
  enable: on((form) => enableFromForm(form, true)),
  codes_off: on(codesOffFromForm),
  load: on(loadFromForm),
  invite: on(inviteFromForm),
  withdraw: on(withdrawFromForm)
};
