import { redirect } from '@sveltejs/kit';
import { PASSWORD_RULE } from '#lib/domain/access/password.ts';
import { roleWords } from '#lib/domain/access/visitor.ts';
import { InputError } from '#lib/domain/errors.ts';
import { formatInstant } from '#lib/domain/format.ts';
import { acceptInvitation, invitationOf } from '#lib/server/access/invitations.ts';
import { config } from '#lib/server/config.ts';
import { submitted } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page behind the link of an invitation: whose account it makes. Looking at it does not use it. */
export const load: PageServerLoad = async ({ url }) => {
  if (config.ACCOUNTS !== 'on') redirect(303, '/');
  const code = url.searchParams.get('code') ?? '';
  const found = await invitationOf(code, new Date());
  return {
    rule: PASSWORD_RULE,
    code,
    invitation: found && {
      username: found.username,
      name: found.name,
      roles: roleWords(found.roles),
      expires: formatInstant(found.expires_at)
    }
  };
};

export const actions: Actions = {
  accept: async (event) => {
    const form = await event.request.formData();
    return submitted(async () => {
      const [code, wanted, again] = ['code', 'wanted', 'again'].map((name) => String(form.get(name) ?? ''));
      if (wanted !== again)
        throw new InputError('INPUT_INVALID', '两次输入的密码不同 — 邀请 — 没有新建账号', '请重新输入');
      const given = { code: code!, password: wanted!.slice(0, 200), address: event.getClientAddress() };
      await acceptInvitation(given, new Date());
      redirect(303, '/sign-in');
    });
  }
};
