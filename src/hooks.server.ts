import { dev } from '$app/environment';
import type { Handle, HandleServerError } from '@sveltejs/kit';
import { ZhishengError } from '#lib/domain/errors.ts';
import { compressed } from '#lib/server/compress.ts';
import { reportError } from '#lib/server/error-report.ts';
import { answer } from '#lib/server/query.ts';
import {
  FOREIGN_WRITE,
  isForeignWrite,
  isTooLarge,
  refusalOf,
  refusalPage,
  TOO_LARGE
} from '#lib/server/request-guard.ts';

// Vite serves on loopback unless told otherwise and does not say so; the built server binds to every address when
// HOST is unset.
const boundTo = process.env.HOST ?? (dev ? 'localhost' : undefined);

export const handle: Handle = async ({ event, resolve }) => {
  const { method, headers } = event.request;
  const refusal = isForeignWrite(method, headers, process.env.ORIGIN)
    ? FOREIGN_WRITE
    : isTooLarge(method, event.url, headers)
      ? TOO_LARGE
      : await refusalOf({ boundTo, hostHeader: headers.get('host'), publication });
  const response = refusal
    ? new Response(refusalPage(refusal), {
        status: refusal.status,
        headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' }
      })
    : await resolve(event);
  secure(response.headers);
  return compressed(event.request, response);
};

export const handleError: HandleServerError = ({ error, event, status }) => {
  const { errorId, message, line } = reportError(
    error,
    { method: event.request.method, path: event.url.pathname + event.url.search, status },
    new Date()
  );
  console.error(line);
  return { message, errorId };
};

async function publication() {
  return answer(async (ask) => (await ask('shell/publication', {}))[0] ?? null).catch((error: unknown) => {
    if (error instanceof ZhishengError && error.code === 'WAREHOUSE_MISSING') return null;
    throw error;
  });
}

function secure(headers: Headers): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('x-frame-options', 'DENY');
  // Kit writes the policy of scripts and styles; the ban on framing works only as a header and is added to it.
  const policy = headers.get('content-security-policy');
  headers.set('content-security-policy', [policy, "frame-ancestors 'none'"].filter(Boolean).join('; '));
}
