import { redirect } from '@sveltejs/kit';
import { localAddress } from '#lib/domain/access/local-address.ts';
import { beginSingleSignOn } from '#lib/server/access/single-sign-on.ts';
import type { RequestHandler } from './$types';

/** Goes to the provider; back to the page of passwords where it does not answer. */
export const GET: RequestHandler = async ({ url, request, cookies }) => {
  const to = await beginSingleSignOn(localAddress(url.searchParams.get('next')), request.headers, cookies);
  redirect(303, to ?? '/sign-in?sso=down');
};
