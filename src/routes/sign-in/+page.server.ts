import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { enterCode, signIn, type Attempt } from '#lib/server/access/sign-in.ts';
import { config } from '#lib/server/config.ts';
import { submitted } from '#lib/server/forms.ts';
import type { Actions, PageServerLoad } from './$types';

/** The page for whoever has no session; where there are no accounts there is nothing to sign in to. */
export const load: PageServerLoad = ({ url }) => {
  if (config.ACCOUNTS !== 'on') redirect(303, '/');
  return { step: url.searchParams.get('step') === 'code' ? ('code' as const) : ('password' as const) };
};

const attempt = (event: RequestEvent): Attempt => ({
  headers: event.request.headers,
  cookies: event.cookies,
  address: event.getClientAddress(),
  now: new Date()
});

/** Only addresses of this product: a link must not lead elsewhere after signing in. */
function nextOf(url: URL): string {
  const next = url.searchParams.get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) ? next : '/';
}

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
