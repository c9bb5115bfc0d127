import { timingSafeEqual } from 'node:crypto';
import { type Request, type RequestHandler, Router } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { createMetricsReadModel } from '../store/metrics-read-model.ts';
import { HttpProblem } from './http-problem.ts';
import type { WebDeps } from './web-deps.ts';

/** In seconds. */
const BUCKETS = [0.005, 0.025, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const LOOPBACK = /^(?:::ffff:)?127\.|^::1$/;
/** A proxy on this machine is a neighbour on the loopback address, too: whoever comes through one has to have the token. */
const FORWARDED = ['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip', 'via'] as const;

export interface Metrics {
  /** Stands before everything else. */
  readonly measure: RequestHandler;
  readonly registry: Registry;
}

/** Counts of this server and of the database for Prometheus. There is no personal data in it: routes go by their pattern. */
export function createMetrics({ db, today }: Pick<WebDeps, 'db' | 'today'>): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: 'yishen_' });
  const durations = new Histogram({
    name: 'yishen_http_request_duration_seconds',
    help: 'Time until an answer was sent, by method, pattern of the route and class of status',
    labelNames: ['method', 'route', 'status'] as const,
    buckets: BUCKETS,
    registers: [registry],
  });
  addCounts(registry, { db, today });
  return {
    registry,
    measure: (req, res, next) => {
      const stop = durations.startTimer();
      res.once(
        'finish',
        () => void stop({ method: methodOf(req), route: patternOf(req), status: `${Math.floor(res.statusCode / 100)}xx` }),
      );
      next();
    },
  };
}

function addCounts(registry: Registry, { db, today }: Pick<WebDeps, 'db' | 'today'>): void {
  const model = createMetricsReadModel(db.read);
  const gauge = (name: string, help: string, label: string, count: () => Promise<ReadonlyMap<string, number>>) =>
    new Gauge({
      name,
      help,
      labelNames: [label],
      registers: [registry],
      async collect() {
        this.reset();
        for (const [value, number] of await count()) this.set({ [label]: value }, number);
      },
    });
  gauge('yishen_cases', 'Cases by the state of their handling', 'state', () => model.casesByState());
  gauge('yishen_jobs', 'Jobs of the clock: due, failing, later', 'state', () => model.jobs(today()));
  gauge('yishen_outbox', 'Mail by state', 'state', () => model.outbox());
}

/** For Prometheus: from this machine itself, or with the token. */
export function metricsRoutes({
  metrics,
  metricsToken,
  trustedProxies,
}: Pick<WebDeps, 'metrics' | 'metricsToken' | 'trustedProxies'>): Router {
  const router = Router();
  router.get('/metrics', async (req, res) => {
    if (metrics === undefined || !mayRead(req, { metricsToken, trustedProxies })) throw new HttpProblem(404, 'notFound');
    res.set({ 'Cache-Control': 'no-store', 'Content-Type': metrics.registry.contentType }).send(await metrics.registry.metrics());
  });
  return router;
}

function mayRead(req: Request, { metricsToken, trustedProxies }: Pick<WebDeps, 'metricsToken' | 'trustedProxies'>): boolean {
  if (metricsToken !== undefined) return matches(req.get('authorization') ?? '', `Bearer ${metricsToken}`);
  const isForwarded = FORWARDED.some((header) => req.get(header) !== undefined);
  return trustedProxies === 0 && !isForwarded && LOOPBACK.test(req.socket.remoteAddress ?? '');
}

function matches(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** What matched no route has one name, and odd methods too: nobody may make up names without end. */
function patternOf({ route, baseUrl }: Request): string {
  const path: unknown = route?.path;
  return typeof path === 'string' ? `${baseUrl}${path}` : Array.isArray(path) ? `${baseUrl}${path[0]}` : 'none';
}

function methodOf({ method }: Request): string {
  return ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'].includes(method) ? method : 'other';
}
