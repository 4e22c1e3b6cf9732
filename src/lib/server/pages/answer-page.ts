/** Answers pages from memory where nothing has changed, and keeps those that it has rendered. */
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { RequestEvent } from '@sveltejs/kit';
import type { Visitor } from '#lib/domain/access/visitor.ts';
import { encodingFor, packed, type Encoding } from '#lib/server/compress.ts';
import { config } from '#lib/server/config.ts';
import { KeptPages, type KeptPage } from './kept-pages.ts';
import { isKept, pageKey } from './page-key.ts';
import { stateNow } from './state-now.ts';

const unpack = promisify(gunzip);

const pages = new KeptPages(config.PAGE_MEMORY_MB * 1_048_576);

export interface PageRequest {
  visitor: Visitor;
  /** Renders the page; it may also turn the request away. */
  render: () => Promise<Response>;
}

/** The answer to a request, the same bytes whether it was kept or rendered. */
export async function answerPage(event: RequestEvent, { visitor, render }: PageRequest): Promise<Response> {
  if (config.PAGE_MEMORY_MB === 0 || !isKept(event.request.method, event.route.id)) return render();
  const encoding = encodingFor(event.request.headers.get('accept-encoding'));
  // A page is kept as its visitors take it: packing it anew for each would cost as much as it saves.
  const packing = encoding === 'identity' ? 'gzip' : encoding;
  const keyNow = async () => `${packing} ${pageKey(visitor, event.request.url, await stateNow(), new Date())}`;
  // With `app.db` out of order nothing is kept: each page says for itself what it has to do without.
  const key = await keyNow().catch(() => null);
  if (key === null) return render();
  const found = pages.get(key);
  if (found) return sent(found, encoding);
  const rendered = await pages.alone(key, async () => {
    const response = await render();
    if (!isFinishedPage(response)) return response;
    const page = await keptForm(response, packing);
    // A publication or a decision of the meantime may be on the page.
    if ((await keyNow().catch(() => null)) === key) pages.keep(key, page);
    return sent(page, encoding);
  });
  if (rendered) return rendered;
  const made = pages.get(key);
  return made ? sent(made, encoding) : render();
}

/** False for redirects, errors, streams of data, and answers that set a cookie. */
function isFinishedPage({ status, headers, body }: Response): boolean {
  if (status !== 200 || headers.has('set-cookie') || headers.has('content-encoding') || !body) return false;
  return /^(text\/html|application\/json)\b/.test(headers.get('content-type') ?? '');
}

async function keptForm(response: Response, packing: Exclude<Encoding, 'identity'>): Promise<KeptPage> {
  const body = await packed(Buffer.from(await response.arrayBuffer()), packing);
  return { headers: [...response.headers].filter(([name]) => name !== 'content-length'), body };
}

async function sent({ headers, body }: KeptPage, encoding: Encoding): Promise<Response> {
  const all = new Headers();
  for (const [name, value] of headers) all.append(name, value);
  if (encoding === 'identity') return new Response(bytesOf(await unpack(body)), { headers: all });
  all.append('vary', 'Accept-Encoding');
  all.set('content-encoding', encoding);
  all.set('content-length', String(body.byteLength));
  return new Response(bytesOf(body), { headers: all });
}

function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer.buffer as ArrayBuffer, buffer.byteOffset, buffer.byteLength);
}
