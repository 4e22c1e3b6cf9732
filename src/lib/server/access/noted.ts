/**
 * The audit entries of an answered request: files that leave the product (filter, rows, hash of the bytes as they were
 * sent), decisions, and pages with the texts of single records.
 */
import { createHash } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { redact } from '#lib/text/redaction/redact.ts';
import { formOf, ROUTES, type Needed } from '#lib/domain/access/routes.ts';
import { may } from '#lib/domain/access/visitor.ts';
import { note, noteAs } from './audit.ts';
import { actor, currentVisitor } from './visitor.ts';

/** A page or file whose number of rows its maker tells; it goes no further than the log. */
export const ROWS_HEADER = 'x-zhisheng-rows';

const FAILED = 400;
/** Forms that are noted in their own words. */
const OWN_NOTE = ['/sign-in', '/account', '/accounts', '/invitation'];

export async function noted(event: RequestEvent, response: Response): Promise<Response> {
  const id = event.route.id ?? '';
  const rule = Object.hasOwn(ROUTES, id) ? ROUTES[id] : undefined;
  if (!rule || response.status >= FAILED) return response;
  const form = formOf(event.request.method, event.url.searchParams);
  const path = event.url.pathname;
  const filter = redact(readable(event.url.search)).text;
  if (form !== null) {
    if (!OWN_NOTE.includes(id)) await note('decision', { path, form });
  } else if (rule.is_export) return exported(response, path, filter);
  else if (rule.shows_rows && seesRows(rule.read)) await note('read_rows', { path, filter });
  return response;
}

/** True for an account that the page shows texts to: a page that everybody may open shows them to some. */
function seesRows(needed: Needed): boolean {
  const visitor = currentVisitor();
  return visitor.known_as === 'account' && (needed !== 'look' || may(visitor, 'read_rows'));
}

/** Decoded, since a number that was searched for must not stand in the log. */
function readable(search: string): string {
  try {
    return decodeURIComponent(search.replaceAll('+', ' '));
  } catch {
    return search;
  }
}

/** Noted before the first byte leaves, and once more with the hash of the file when its last byte has left. */
async function exported(response: Response, path: string, filter: string): Promise<Response> {
  const rows = response.headers.get(ROWS_HEADER);
  response.headers.delete(ROWS_HEADER);
  await note('export', { path, filter, rows: rows === null ? null : Number(rows) });
  const who = actor();
  const hash = createHash('sha256');
  let bytes = 0;
  const body = response.body?.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        hash.update(chunk);
        bytes += chunk.byteLength;
        controller.enqueue(chunk);
      },
      flush: () => noteAs(who, 'export_sent', { path, bytes, sha256: hash.digest('hex') })
    })
  );
  return new Response(body, response);
}
