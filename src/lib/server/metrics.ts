/** Figures of the process for a monitor, in the Prometheus text format; counts and times, nothing of the data. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { freeBytes } from '#lib/state/machine-fault.server.ts';
import { readRuns } from '#lib/state/runs.server.ts';
import { Publication } from '#lib/contracts/state/publication.ts';
import { readStateFile } from '#lib/state/state-file.server.ts';
import type { Admission, Kind } from './admission.ts';

const KINDS: readonly Kind[] = ['page', 'search', 'export', 'password'];
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** The route of an address that is none: a client may make up as many as it likes. */
const NO_ROUTE = 'none';

export class Metrics {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'route' | 'method' | 'status'>;

  constructor(admission: Admission, dataDir: string) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry, prefix: 'zhisheng_' });
    this.requests = new Histogram({
      name: 'zhisheng_request_seconds',
      help: 'Time from request to the start of its answer, by route',
      labelNames: ['route', 'method', 'status'],
      buckets: [0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30],
      registers
    });
    this.gaugeOfKinds('zhisheng_requests_running', 'Requests worked on', (kind) => admission.load(kind).running);
    this.gaugeOfKinds('zhisheng_requests_waiting', 'Requests that wait', (kind) => admission.load(kind).waiting);
    new Counter({
      name: 'zhisheng_requests_turned_away_total',
      help: 'Requests answered 503 since the start',
      labelNames: ['kind'],
      registers,
      collect() {
        this.reset();
        for (const kind of KINDS) this.inc({ kind }, admission.turnedAway[kind]);
      }
    });
    const runs = join(dataDir, 'runs');
    this.gauge('zhisheng_published_timestamp_seconds', 'When the data on screen was published', () =>
      seconds(readStateFile(join(runs, 'published.json'), Publication)?.published_at)
    );
    const lastRun = () => readRuns(runs, 1).runs[0];
    this.gauge('zhisheng_last_run_ended_timestamp_seconds', 'When the newest run ended', () =>
      seconds(lastRun()?.ended_at)
    );
    this.gauge('zhisheng_last_run_failed', '1 where the newest run failed or left something out', () => {
      const status = lastRun()?.status;
      return status === undefined ? Number.NaN : Number(['failed', 'partly', 'interrupted'].includes(status));
    });
    this.gauge('zhisheng_warehouse_bytes', 'Size of the published file', () => {
      const path = join(dataDir, 'warehouse.duckdb');
      return existsSync(path) ? statSync(path).size : Number.NaN;
    });
    this.gauge('zhisheng_disk_free_bytes', 'Free space under the state folder', () => freeBytes(dataDir));
  }

  /** Notes an answered request. */
  answered(request: { route_id: string | null; method: string; status: number; ms: number }): void {
    this.requests.observe(
      { route: request.route_id ?? NO_ROUTE, method: request.method, status: `${Math.floor(request.status / 100)}xx` },
      request.ms / 1000
    );
  }

  async text(): Promise<{ body: string; type: string }> {
    return { body: await this.registry.metrics(), type: this.registry.contentType };
  }

  private gauge(name: string, help: string, read: () => number): void {
    new Gauge({
      name,
      help,
      registers: [this.registry],
      collect() {
        this.set(read());
      }
    });
  }

  private gaugeOfKinds(name: string, help: string, read: (kind: Kind) => number): void {
    new Gauge({
      name,
      help,
      labelNames: ['kind'],
      registers: [this.registry],
      collect() {
        for (const kind of KINDS) this.set({ kind }, read(kind));
      }
    });
  }
}

/** With a token only who holds it reads the figures, without one only a client on this machine. */
export function mayReadMetrics(
  authorization: string | null,
  token: string | undefined,
  address: string | null
): boolean {
  if (token === undefined) return address !== null && LOOPBACK.test(address);
  const hashOf = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hashOf(authorization ?? ''), hashOf(`Bearer ${token}`));
}

const seconds = (stamp: string | null | undefined) => (stamp ? Date.parse(stamp) / 1000 : Number.NaN);
