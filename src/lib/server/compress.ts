import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const [brotli, deflate] = [promisify(brotliCompress), promisify(gzip)];
/** Below this the header costs more than is saved. */
const SMALLEST = 1024;
const COMPRESSIBLE = /^(text\/html|text\/csv|application\/json)\b/;
/** A page takes three to six milliseconds either way. */
const GZIP_LEVEL = 6;
/**
 * A page holds its rows twice, as HTML and as the data that the browser takes over, further apart than gzip looks back:
 * Brotli of this level is a quarter smaller.
 */
const BROTLI_QUALITY = 5;

/** Encodings of an answer; browsers offer Brotli over TLS and on this machine only. */
export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding that the header offers and does not refuse with q=0. */
export function encodingFor(header: string | null): Encoding {
  const offers = (name: string) =>
    (header ?? '')
      .split(',')
      .some((part) => new RegExp(`^\\s*${name}\\s*(;\\s*q=(?!0(\\.0*)?\\s*$).*)?$`, 'i').test(part));
  return offers('br') ? 'br' : offers('gzip') ? 'gzip' : 'identity';
}

/** A body as the visitor takes it. */
export function packed(body: Buffer, encoding: Exclude<Encoding, 'identity'>): Promise<Buffer> {
  if (encoding === 'gzip') return deflate(body, { level: GZIP_LEVEL });
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: body.byteLength,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT
    }
  });
}

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
  const encoding = encodingFor(request.headers.get('accept-encoding'));
  if (encoding === 'identity' || request.method === 'HEAD') return response;
  const body = Buffer.from(await response.arrayBuffer());
  if (body.byteLength < SMALLEST) return new Response(body, response);
  const small = await packed(body, encoding);
  headers.set('content-encoding', encoding);
  headers.set('content-length', String(small.byteLength));
  return new Response(new Uint8Array(small), { status: response.status, statusText: response.statusText, headers });
}
