import { dev } from '$app/environment';
import { redirect, type Handle, type HandleServerError, type RequestEvent, type ServerInit } from '@sveltejs/kit';
import { may, NOBODY } from '#lib/domain/access/visitor.ts';
import { isFile } from '#lib/domain/access/routes.ts';
import { strayParameters, strayWords } from '#lib/domain/page-parameters.ts';
import { decide, whyRefused } from '#lib/server/access/gate.ts';
import { firstAdministrator } from '#lib/server/access/account-service.ts';
import { noteAs } from '#lib/server/access/audit.ts';
import { noted } from '#lib/server/access/noted.ts';
import { localVisitor, publication } from '#lib/server/access/recognise.ts';
import { signedIn } from '#lib/server/access/session.ts';
import { asVisitor } from '#lib/server/access/visitor.ts';
import { kindOf, releasedAtEnd } from '#lib/server/admission.ts';
import { config } from '#lib/server/config.ts';
import { compressed } from '#lib/server/compress.ts';
import { reportError } from '#lib/server/error-report.ts';
import { admission, observed } from '#lib/server/observe.ts';
import { answerPage } from '#lib/server/pages/answer-page.ts';
import {
  FOREIGN_WRITE,
  isForeignWrite,
  isNoForm,
  isTooLarge,
  NO_FORM,
  refusalOf,
  refusalPage,
  TOO_BUSY,
  TOO_LARGE,
  type Refusal
} from '#lib/server/request-guard.ts';

// Vite serves on loopback unless told otherwise and does not say so; the built server binds to every address when
// HOST is unset.
const boundTo = process.env.HOST ?? (dev ? 'localhost' : undefined);

export const init: ServerInit = async () => {
  if (config.ACCOUNTS !== 'on') return;
  const first = await firstAdministrator();
  if (first)
    console.error(
      `已启用账号。首个系统管理员：${first.username}，一次性密码：${first.password}（只显示这一次，首次登录时要改）`
    );
};

export const handle: Handle = ({ event, resolve }) => observed(event, () => guarded(event, resolve));

async function guarded(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
  const { method, headers } = event.request;
  const refusal = isForeignWrite(method, headers, process.env.ORIGIN)
    ? FOREIGN_WRITE
    : isTooLarge(method, event.url, headers)
      ? TOO_LARGE
      : isNoForm(method, headers)
        ? NO_FORM
        : await refusalOf({
            boundTo,
            hostHeader: headers.get('host'),
            publication,
            accounts: config.ACCOUNTS === 'on',
            publicOrigin: config.ORIGIN
          });
  const response = refusal ? refused(refusal, event) : await answered(event, resolve);
  secure(response.headers);
  return compressed(event.request, response);
}

/** Answers when it is the request's turn; where too many wait, says at once when to come again. */
async function admitted(event: RequestEvent, answer: () => Promise<Response>): Promise<Response> {
  const kind = kindOf(event.request.method, event.url.pathname);
  if (kind === null) return answer();
  const release = await admission.enter(kind, event.request.signal);
  if (!release) {
    const response = refused(TOO_BUSY, event);
    response.headers.set('retry-after', '10');
    return response;
  }
  try {
    return releasedAtEnd(await answer(), release);
  } catch (error) {
    release();
    throw error;
  }
}

async function answered(event: RequestEvent, resolve: Parameters<Handle>[0]['resolve']): Promise<Response> {
  const asked = { route_id: event.route.id, method: event.request.method, params: event.url.searchParams };
  const known = config.ACCOUNTS === 'on' ? await signedIn(event.request.headers, event.cookies) : null;
  const visitor = config.ACCOUNTS === 'on' ? (known?.visitor ?? null) : await localVisitor(event.cookies);
  const decision = decide(asked, visitor);
  if (decision === 'sign_in') redirect(303, signInHref(event));
  const render = () => admitted(event, async () => resolve(event));
  if (!visitor) return asVisitor(NOBODY, render);
  // A password that somebody else gave opens nothing but the form that changes it.
  if (known?.account.must_change && asked.route_id !== '/account') redirect(303, '/account');
  // The front page of those who read no data is their account.
  if (asked.route_id === '/' && !may(visitor, 'look')) redirect(303, '/account');
  if (decision === 'refuse') {
    if (known) await noteAs(visitor, 'refused', { path: event.url.pathname, method: asked.method });
    return refused({ status: 403, title: '没有权限', text: whyRefused(asked, visitor) }, event);
  }
  // A page says which conditions it did not use; a file cannot, so it is not made.
  const strays = isFile(asked.route_id) ? strayParameters(asked.route_id, event.url.searchParams) : [];
  if (strays.length > 0)
    return refused(
      { status: 400, title: '没有导出', text: `${strayWords(strays)}请改正网址，或从页面上导出。` },
      event
    );
  return asVisitor(visitor, async () =>
    noted(event, known?.is_renewed ? await render() : await answerPage(event, { visitor, render }))
  );
}

/** Where to sign in, and where to go on afterwards. */
function signInHref({ request, url }: RequestEvent): string {
  const wanted = request.method === 'GET' && url.pathname !== '/' ? url.pathname + url.search : '';
  return wanted === '' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`;
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
    { method: event.request.method, route_id: event.route.id, status, request_id: event.locals.request_id },
    new Date()
  );
  console.error(line);
  return { message, errorId };
};

function secure(headers: Headers): void {
  headers.set('x-content-type-options', 'nosniff');
  headers.set('referrer-policy', 'same-origin');
  headers.set('x-frame-options', 'DENY');
  headers.set('cross-origin-resource-policy', 'same-origin');
  headers.set('cross-origin-opener-policy', 'same-origin');
  headers.set('permissions-policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  // The text of a page or file may be read by the next person at the same machine, and by a proxy in between.
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  // Kit writes the policy of scripts and styles; the ban on framing works only as a header and is added to it.
  const policy = headers.get('content-security-policy');
  headers.set('content-security-policy', [policy, "frame-ancestors 'none'"].filter(Boolean).join('; '));
}
