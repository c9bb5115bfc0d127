import { lookup as systemLookup } from 'node:dns';
import { type ClientRequest, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import type { WebhookError } from '../../store/webhook-rows.ts';
import type { WebhookRequest } from './webhook-message.ts';
import { literalAddress, type Refusal, refusalOf } from './webhook-target.ts';

/** From looking up the name to the end of the answer. */
const TIMEOUT_MS = 10_000;
/** Nobody reads the answer: it is taken in so far only as to let the receiver end in peace. */
const MAX_ANSWER_BYTES = 2048;

export type PostOutcome = { readonly status: number; readonly error: null } | { readonly status: null; readonly error: WebhookError };
export type PostWebhook = (url: string, request: WebhookRequest) => Promise<PostOutcome>;

interface PostOptions {
  readonly timeoutMs?: number;
  readonly lookup?: LookupFunction;
}

/**
 * Posts to an address that an administrator chose. `fetch` would look a name up itself, after anybody has looked at what it stands for;
 * here the very address that is connected to is the one that was looked at, at each attempt anew. The answer's status decides, once it is
 * there; redirects are answers like any other. Its body is shown to nobody: it may come from a machine that is none of the administrator's
 * business.
 */
export function createWebhookPost({ timeoutMs = TIMEOUT_MS, lookup = systemLookup }: PostOptions = {}): PostWebhook {
  return async (address, { headers, body }) => {
    const url = new URL(address);
    const literal = literalAddress(url.hostname);
    const refusal = literal === undefined ? undefined : refusalOf(literal, url.protocol);
    if (refusal !== undefined) return { status: null, error: refusal };
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest;
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
      agent: false,
      lookup: allowedOnly(lookup, url.protocol),
      signal: AbortSignal.timeout(timeoutMs),
    });
    return answerOf(request, body);
  };
}

function answerOf(request: ClientRequest, body: string): Promise<PostOutcome> {
  return new Promise((resolve) => {
    let answered = false;
    request.on('error', (error) => {
      if (!answered) resolve({ status: null, error: errorOf(error) });
    });
    request.on('response', (response) => {
      answered = true;
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MAX_ANSWER_BYTES) response.destroy();
      });
      response.on('error', () => {}); // cut off or out of time: the status stands
      response.on('close', () => resolve({ status: response.statusCode ?? 0, error: null }));
    });
    request.end(body);
  });
}

/** A name may stand for several addresses; those that must not be connected to are left out. */
function allowedOnly(lookup: LookupFunction, protocol: string): LookupFunction {
  return (hostname, options, done) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      if (error !== null) return done(error, '');
      const addresses = Array.isArray(found) ? found : [{ address: found, family: 4 }];
      const refusals = addresses.map(({ address }) => refusalOf(address, protocol));
      const allowed = addresses.filter((_, i) => refusals[i] === undefined);
      const [first] = allowed;
      if (first === undefined) return done(new RefusedTarget(refusals[0] ?? 'forbiddenAddress'), '');
      return options.all === true ? done(null, allowed) : done(null, first.address, first.family);
    });
  };
}

class RefusedTarget extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal);
    this.name = 'RefusedTarget';
    this.refusal = refusal;
  }
}

const CERTIFICATE = /^(ERR_TLS|ERR_SSL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|EPROTO)/;

function errorOf(error: NodeJS.ErrnoException): WebhookError {
  if (error instanceof RefusedTarget) return error.refusal;
  const code = codeOf(error);
  if (error.name === 'AbortError' || error.name === 'TimeoutError' || code === 'ETIMEDOUT') return 'timeout';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN' || code === 'ENODATA') return 'nameNotFound';
  if (/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|ENETDOWN|EADDRNOTAVAIL)$/.test(code)) return 'refused';
  return CERTIFICATE.test(code) ? 'certificate' : 'cutOff';
}

/** Of several addresses that were tried each has an error of its own; the first tells enough. */
function codeOf(error: NodeJS.ErrnoException): string {
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  return (first as NodeJS.ErrnoException).code ?? error.code ?? '';
}
