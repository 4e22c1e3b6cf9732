import { theAppDb } from '#lib/server/app-db.ts';
import { answerItself } from '#lib/server/query.ts';

/** For a monitor: the published data and the application state can be read. 503 names the part that cannot. */
export async function GET(): Promise<Response> {
  const parts: [name: string, work: Promise<unknown>][] = [
    ['warehouse', answerItself((ask) => ask('shell/publication', {}))],
    ['app.db', theAppDb()]
  ];
  const results = await Promise.allSettled(parts.map(([, work]) => work));
  const failed = parts.filter((_, i) => results[i]!.status === 'rejected').map(([name]) => name);
  return new Response(failed.length === 0 ? 'ready\n' : `not ready: ${failed.join(', ')}\n`, {
    status: failed.length === 0 ? 200 : 503,
    headers: { 'content-type': 'text/plain; charset=utf-8' }
  });
}
