import { redirect } from '@sveltejs/kit';
import { knowUser } from '#lib/app-db/users.ts';
import { DEMO_USERS, demoUser, demoUserId, WHOLE_OFFICE } from '#lib/domain/access/demo-users.ts';
import { ACTIONS } from '#lib/domain/access/roles.ts';
import { roleWords } from '#lib/domain/access/visitor.ts';
import { DEMO_COOKIE, isDemoOnly, publication } from '#lib/server/access/recognise.ts';
import { currentVisitor } from '#lib/server/access/visitor.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import type { Actions, PageServerLoad } from './$types';

/** Who the visitor is and what that allows; in the demo also who else one may be. */
export const load: PageServerLoad = async ({ parent }) => {
  const { visitor } = await parent();
  const may_switch = currentVisitor().known_as !== 'account' && isDemoOnly(await publication());
  return {
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
  /** Becomes another user of the demo; where there are accounts the cookie means nothing. */
  switch: async ({ request, cookies, url }) => {
    const user = demoUser(String((await request.formData()).get('user')));
    if (user.key !== WHOLE_OFFICE.key) await knowUser(await theAppDb(), demoUserId(user), user.user_name, new Date());
    cookies.set(DEMO_COOKIE, user.key, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: url.protocol === 'https:'
    });
    redirect(303, '/account');
  }
};
