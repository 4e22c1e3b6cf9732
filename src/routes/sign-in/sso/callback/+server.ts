import { redirect } from '@sveltejs/kit';
import { finishSingleSignOn } from '#lib/server/access/single-sign-on.ts';
import type { RequestHandler } from './$types';

/** Where the provider sends people back to. */
export const GET: RequestHandler = async ({ url, request, cookies, getClientAddress }) => {
  const at = { headers: request.headers, cookies, address: getClientAddress() };
  redirect(303, (await finishSingleSignOn(url.searchParams, at)) ?? '/sign-in?sso=refused');
};
