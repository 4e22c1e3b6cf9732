import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const deflate = promisify(gzip);
/** Below this the header costs more than is saved. */
const SMALLEST = 1024;
const COMPRESSIBLE = /^(text\/html|text\/csv|application\/json)\b/;
/** A page takes three to six milliseconds, one or two more than at level 4, and is five in a hundred smaller. */
export const GZIP_LEVEL = 6;

/**
 * Compresses a page or its data, since the Node adapter compresses only files. The whole body is collected first,
 * which is right for answers that are complete when they begin; streamed data (`text/sveltekit-data`, downloads of
 * other types) passes untouched.
 */
export async function compressed(request: Request, response: Response): Promise<Response> {
  const { headers } = response;
  if (!COMPRESSIBLE.test(headers.get('content-type') ?? '') || headers.has('content-encoding') || !response.body)
    return response;
  headers.append('vary', 'Accept-Encoding');
  if (!acceptsGzip(request.headers.get('accept-encoding')) || request.method === 'HEAD') return response;
  const body = Buffer.from(await response.arrayBuffer());
  if (body.byteLength < SMALLEST) return new Response(body, response);
  const small = await deflate(body, { level: GZIP_LEVEL });
  headers.set('content-encoding', 'gzip');
  headers.set('content-length', String(small.byteLength));
  return new Response(new Uint8Array(small), { status: response.status, statusText: response.statusText, headers });
}

/** True when the header names gzip and does not refuse it with q=0. */
export function acceptsGzip(header: string | null): boolean {
  return (header ?? '').split(',').some((part) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(part));
}
