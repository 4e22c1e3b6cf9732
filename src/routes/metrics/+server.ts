import { error, type RequestEvent } from '@sveltejs/kit';
import { config } from '#lib/server/config.ts';
import { mayReadMetrics } from '#lib/server/metrics.ts';
import { namesThisMachine } from '#lib/server/request-guard.ts';
import { metrics } from '#lib/server/observe.ts';

/** Figures of the process for a monitor (Prometheus text format). */
export async function GET(event: RequestEvent): Promise<Response> {
  if (!mayReadMetrics(event.request.headers.get('authorization'), config.METRICS_TOKEN, addressOf(event)))
    error(404, '没有这个页面');
  const { body, type } = await metrics.text();
  return new Response(body, { headers: { 'content-type': type } });
}

/**
 * Null where the server stands behind a proxy and the request did not come through it, and where the name that was
 * asked is not this machine's: a proxy that nobody configured as trusted sends everything from here.
 */
function addressOf(event: RequestEvent): string | null {
  if (!namesThisMachine(event.request.headers.get('host'))) return null;
  try {
    return event.getClientAddress();
  } catch {
    return null;
  }
}
