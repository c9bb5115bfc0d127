import { type Request, type Response, Router } from 'express';
import { currentUser } from '../auth.ts';
import { sightOfUser } from '../case-sight.ts';
import { createLiveCases } from '../live-cases.ts';
import type { WebDeps } from '../web-deps.ts';

const HEARTBEAT_MS = 20_000;
/** Then the browser asks again, and the sign-in is checked again. */
const LIFETIME_MS = 10 * 60_000;
const RETRY_MS = 3_000;
/** Open streams of one process; a browser that gets none shows the page without them. */
const MAX_LISTENERS = 500;
/** Of one person: more windows than anybody looks at. */
const MAX_OF_USER = 12;

/** Server-sent events that say only that something changed, never what: the page asks for it as it always does. */
export function queueLiveRoutes(deps: WebDeps): Router {
  const router = Router();
  const reportFailure = (error: unknown): void => deps.reportError(error, { requestId: '', method: 'GET', path: '/queue/events' });
  const streams = new Map<string, number>();
  let live: ReturnType<typeof createLiveCases> | undefined;
  router.get('/queue/events', async (req, res) => {
    const user = currentUser(res);
    const { organId, id } = user;
    const sight = await sightOfUser(deps, user);
    const own = streams.get(id) ?? 0;
    const seen = typeof req.query.seen === 'string' ? req.query.seen : undefined;
    live ??= createLiveCases({ db: deps.db, reportFailure });
    // 204 tells a browser not to ask again.
    if (organId === null || own >= MAX_OF_USER || live.listeners() >= MAX_LISTENERS || deps.stopping?.aborted === true)
      return void res.status(204).end();
    streams.set(id, own + 1);
    res.on('close', () => endOne(streams, id));
    stream({ req, res }, { stopping: deps.stopping, listen: (listener) => live?.listen({ organId, sight }, { seen, listener }) });
  });
  return router;
}

function endOne(streams: Map<string, number>, userId: string): void {
  const left = (streams.get(userId) ?? 1) - 1;
  if (left > 0) streams.set(userId, left);
  else streams.delete(userId);
}

interface Source {
  readonly stopping: AbortSignal | undefined;
  listen(listener: () => void): (() => void) | undefined;
}

function stream({ req, res }: { readonly req: Request; readonly res: Response }, { stopping, listen }: Source): void {
  res.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' });
  res.flushHeaders();
  res.write(`retry: ${RETRY_MS}\n\n`);
  const end = (): void => void res.end();
  const say = (text: string): void => {
    if (!res.writableEnded) res.write(text);
  };
  const stop = listen(() => say('event: changed\ndata: cases\n\n'));
  const heartbeat = setInterval(() => say(': still here\n\n'), HEARTBEAT_MS);
  const lifetime = setTimeout(end, LIFETIME_MS);
  stopping?.addEventListener('abort', end);
  req.on('close', end);
  res.on('close', () => {
    stop?.();
    clearInterval(heartbeat);
    clearTimeout(lifetime);
    stopping?.removeEventListener('abort', end);
  });
}
