import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { localAddress } from '#lib/domain/access/local-address.ts';
import { singleSignOnName } from '#lib/server/access/single-sign-on.ts';
import { enterCode, signIn, type Attempt } from '#lib/server/access/sign-in.ts';
import { config } from '#lib/server/config.ts';
import { submitted } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page for whoever has no session; where there are no accounts there is nothing to sign in to. */
export const load: PageServerLoad = ({ url }) => {
  if (config.ACCOUNTS !== 'on') redirect(303, '/');
  return {
    step: url.searchParams.get('step') === 'code' ? ('code' as const) : ('password' as const),
    single_sign_on: singleSignOnName(),
    trouble: TROUBLE[url.searchParams.get('sso') ?? ''] ?? null
  };
};

const TROUBLE: Readonly<Record<string, string>> = {
  down: '单点登录现在没有回应，没有登录。请稍后再试，或用账号和密码登录。',
  refused: '单点登录没有成功：没有对应的在用账号，或登录已过期。请重试，或请系统管理员建立账号。'
};

const attempt = (event: RequestEvent): Attempt => ({
  headers: event.request.headers,
  cookies: event.cookies,
  address: event.getClientAddress(),
  now: new Date()
});

const nextOf = (url: URL) => localAddress(url.searchParams.get('next'));

export const actions: Actions = {
  password: async (event) => {
    if (config.ACCOUNTS !== 'on') return fail(400, { message: '没有启用账号' });
    const form = await event.request.formData();
    return submitted(async () => {
      const next = nextOf(event.url);
      const step = await signIn(attempt(event), String(form.get('username') ?? ''), String(form.get('password') ?? ''));
      redirect(303, step === 'in' ? next : `/sign-in?step=code&next=${encodeURIComponent(next)}`);
    });
  },
  code: async (event) => {
    if (config.ACCOUNTS !== 'on') return fail(400, { message: '没有启用账号' });
    const form = await event.request.formData();
    return submitted(async () => {
      await enterCode(attempt(event), String(form.get('code') ?? ''));
      redirect(303, nextOf(event.url));
    });
  }
};
