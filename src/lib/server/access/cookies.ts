import type { Cookies } from '@sveltejs/kit';
import { parseSetCookieHeader } from 'better-auth/cookies';

/** Passes the cookies that better-auth sets on to the browser as they are. */
export function takeOverCookies(from: Headers, to: Cookies): void {
  for (const header of from.getSetCookie())
    for (const [name, { value, ...attributes }] of parseSetCookieHeader(header)) {
      const { 'max-age': maxAge, secure, path } = attributes;
      to.set(name, decodeURIComponent(value), {
        path: path ?? '/',
        httpOnly: true,
        sameSite: 'lax',
        secure: secure ?? false,
        ...(maxAge === undefined ? {} : { maxAge })
      });
    }
}
