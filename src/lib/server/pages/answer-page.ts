/** Answers pages from memory where nothing has changed, and keeps those that it has rendered. */
import type { RequestEvent } from '@sveltejs/kit';
import type { Visitor } from '#lib/domain/access/visitor.ts';
import { encodingFor, packed, repacked } from '#lib/server/compress.ts';
import { config } from '#lib/server/config.ts';
import { KeptPages, type KeptPage } from './kept-pages.ts';
import { isKept, pageKey } from './page-key.ts';
import { stateNow } from './state-now.ts';

const pages = new KeptPages(config.PAGE_MEMORY_MB * 1_048_576);

export interface PageRequest {
  visitor: Visitor;
  /** Renders the page; it may also turn the request away. */
  render: () => Promise<Response>;
}

/** The answer to a request, the same bytes whether it was kept or rendered. */
export async function answerPage(event: RequestEvent, { visitor, render }: PageRequest): Promise<Response> {
  if (config.PAGE_MEMORY_MB === 0 || !isKept(event.request.method, event.route.id)) return render();
  const keyNow = async () => pageKey(visitor, event.request.url, await stateNow(), new Date());
  // With `app.db` out of order nothing is kept: each page says for itself what it has to do without.
  const key = await keyNow().catch(() => null);
  if (key === null) return render();
  const found = pages.get(key);
  if (found) return sent(found, event.request);
  const rendered = await pages.alone(key, async () => {
    const response = await render();
    if (!isFinishedPage(response)) return response;
    const page = await keptForm(response);
    // A publication or a decision of the meantime may be on the page.
    if ((await keyNow().catch(() => null)) === key) pages.keep(key, page);
    return sent(page, event.request);
  });
  if (rendered) return rendered;
  const made = pages.get(key);
  return made ? sent(made, event.request) : render();
}

/** False for redirects, errors, streams of data, and answers that set a cookie. */
function isFinishedPage({ status, headers, body }: Response): boolean {
  if (status !== 200 || headers.has('set-cookie') || headers.has('content-encoding') || !body) return false;
  return /^(text\/html|application\/json)\b/.test(headers.get('content-type') ?? '');
}

async function keptForm(response: Response): Promise<KeptPage> {
  const body = await packed(Buffer.from(await response.arrayBuffer()));
  return { headers: [...response.headers].filter(([name]) => name !== 'content-length'), body };
}

async function sent({ headers, body }: KeptPage, request: Request): Promise<Response> {
  const all = new Headers();
  for (const [name, value] of headers) all.append(name, value);
  const encoding = encodingFor(request.headers.get('accept-encoding'));
  const sending = await repacked(body, encoding);
  if (encoding === 'identity') return new Response(bytesOf(sending), { headers: all });
  all.append('vary', 'Accept-Encoding');
  all.set('content-encoding', encoding);
  all.set('content-length', String(sending.byteLength));
  return new Response(bytesOf(sending), { headers: all });
}

function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.byteLength);
}
