import { redirect } from '@sveltejs/kit';
import { accountById } from '#lib/app-db/accounts.ts';
import { DEMO_USERS } from '#lib/domain/access/demo-users.ts';
import { PASSWORD_RULE } from '#lib/domain/access/password.ts';
import { ACTIONS } from '#lib/domain/access/roles.ts';
import { roleWords } from '#lib/domain/access/visitor.ts';
import { isDemoOnly, publication } from '#lib/server/access/recognise.ts';
import { signOut } from '#lib/server/access/session.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { noteAs } from '#lib/server/access/audit.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { submitted } from '#lib/server/forms.ts';
import { becomeDemoUser, changePassword, confirmCodes, dropCodes, startCodes } from './account-actions.server.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who the visitor is and what that allows; in the demo also who else one may be. */
export const load: PageServerLoad = async ({ parent }) => {
  const { visitor } = await parent();
  const { known_as, user_id } = currentVisitor();
  const may_switch = known_as !== 'account' && isDemoOnly(await publication());
  const account = known_as === 'account' ? await accountById(await theAppDb(), user_id) : null;
  return {
    account: account && { must_change: account.must_change, two_factor: account.two_factor },
    rule: PASSWORD_RULE,
    actions: Object.entries(ACTIONS).map(([action, label]) => ({
      label,
      allowed: visitor.may.some((one) => one === action)
    })),
    demo_users: may_switch
      ? DEMO_USERS.map(({ key, user_name, roles, has_unit }) => ({ key, user_name, roles: roleWords(roles), has_unit }))
      : []
  };
};

export const actions: Actions = {
  switch: async ({ request, cookies, url }) => {
    await becomeDemoUser(String((await request.formData()).get('user')), cookies, url);
    redirect(303, '/account');
  },
  sign_out: async ({ request, cookies }) => {
    const { user_id, user_name } = currentVisitor();
    await signOut(request.headers, cookies);
    await noteAs({ user_id, user_name }, 'sign_out', {});
    redirect(303, '/sign-in');
  },
  password: async ({ request }) => submitted(async () => changePassword(await request.formData(), request.headers)),
  authenticator: async ({ request }) => submitted(async () => startCodes(await request.formData(), request.headers)),
  confirm: async ({ request, cookies }) => {
    const form = await request.formData();
    return submitted(() => confirmCodes(form, request.headers, cookies));
  },
  plain: async ({ request, cookies }) => {
    const form = await request.formData();
    return submitted(() => dropCodes(form, request.headers, cookies));
  }
};
