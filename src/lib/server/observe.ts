/** Every request is counted, timed and, where settings say so, logged: route, time and number, never content or person. */
import { randomBytes } from 'node:crypto';
import type { RequestEvent } from '@sveltejs/kit';
import { logLine } from '#lib/domain/log-line.ts';
import { Admission } from './admission.ts';
import { config } from './config.ts';
import { Metrics } from './metrics.ts';

/** Above this a request is slow. */
const SLOW_MS = 2000;

export const admission = new Admission();
export const metrics = new Metrics(admission, config.DATA_DIR);

/** Answers with the number of the request in `x-request-id`, by which a user's report is found in the log. */
export async function observed(event: RequestEvent, work: () => Promise<Response>): Promise<Response> {
  const from = performance.now();
  event.locals.request_id = randomBytes(8).toString('hex');
  const response = await work();
  const request = {
    route_id: event.route.id,
    method: event.request.method,
    status: response.status,
    ms: Math.round(performance.now() - from)
  };
  response.headers.set('x-request-id', event.locals.request_id);
  metrics.answered(request);
  if (isLogged(request.status, request.ms)) log({ ...request, request_id: event.locals.request_id });
  return response;
}

function isLogged(status: number, ms: number): boolean {
  if (config.REQUEST_LOG !== 'slow') return config.REQUEST_LOG === 'all';
  return status >= 500 || ms >= SLOW_MS;
}

function log(request: { route_id: string | null; method: string; status: number; ms: number; request_id: string }) {
  const { method, status, ms, request_id } = request;
  // The address itself may hold words that somebody searched for.
  const route = request.route_id ?? '没有的地址';
  const level = status >= 500 ? 'error' : 'info';
  const message = `${method} ${route} ${status} ${ms} 毫秒 ${request_id}`;
  console.error(logLine(config.LOG_FORMAT, new Date(), { part: 'web', level, message, ...request, route_id: route }));
}
