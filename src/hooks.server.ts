import { dev } from '$app/environment';
import { redirect, type Handle, type HandleServerError, type RequestEvent } from '@sveltejs/kit';
import { may, type Visitor } from '#lib/domain/access/visitor.ts';
import { decide, whyRefused } from '#lib/server/access/gate.ts';
import { localVisitor, publication } from '#lib/server/access/recognise.ts';
import { asVisitor } from '#lib/server/access/visitor.ts';
import { compressed } from '#lib/server/compress.ts';
import { reportError } from '#lib/server/error-report.ts';
import {
  FOREIGN_WRITE,
  isForeignWrite,
  isTooLarge,
  refusalOf,
  refusalPage,
  TOO_LARGE,
  type Refusal
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
  const response = refusal ? refused(refusal, event) : await answered(event, resolve);
  secure(response.headers);
  return compressed(event.request, response);
};

async function answered(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
  const visitor: Visitor = await localVisitor(event.cookies);
  const asked = { route_id: event.route.id, method: event.request.method, params: event.url.searchParams };
  // The front page of those who read no data is their account.
  if (asked.route_id === '/' && !may(visitor, 'look')) redirect(303, '/account');
  if (decide(asked, visitor) !== 'answer')
    return refused({ status: 403, title: '没有权限', text: whyRefused(asked, visitor) }, event);
  return asVisitor(visitor, async () => resolve(event));
}

/** A page of its own, or what Kit's client shows when it asked for the data of a page or submitted a form. */
function refused(refusal: Refusal, event: RequestEvent): Response {
  const headers = { 'cache-control': 'no-store' };
  if (event.isDataRequest) return Response.json({ message: refusal.text }, { status: refusal.status, headers });
  return new Response(refusalPage(refusal), {
    status: refusal.status,
    headers: { ...headers, 'content-type': 'text/html; charset=utf-8' }
  });
}

export const handleError: HandleServerError = ({ error, event, status }) => {
  const { errorId, message, line } = reportError(
    error,
    { method: event.request.method, path: event.url.pathname + event.url.search, status },
    new Date()
  );
  console.error(line);
  return { message, errorId };
};

function secure(headers: Headers): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('x-frame-options', 'DENY');
  // Kit writes the policy of scripts and styles; the ban on framing works only as a header and is added to it.
  const policy = headers.get('content-security-policy');
  headers.set('content-security-policy', [policy, "frame-ancestors 'none'"].filter(Boolean).join('; '));
}
