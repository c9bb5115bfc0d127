import type { ApiClient } from '../../support/api-client.ts';
import type { Login } from '../../support/running-office.ts';

/** Whose key, with every scope; `portal` is a program that may only send applications. */
export type Caller = Login | 'portal';

/** One well-formed call of an operation: `well-formed-calls.test.ts` makes it and takes a success only. */
export interface WellFormedCall {
  readonly who: Caller;
  /** Below /api/v1. `{name}` is one of the things of the office, or what an earlier call kept. */
  readonly path: string;
  /** A text that is `{name}` as a whole is the thing itself, of whatever type. */
  readonly body?: unknown;
  readonly raw?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Names in If-Match what a GET of this address, or of the case, answers as ETag. */
  readonly ifMatch?: true | string;
  /** Keeps members of the answer for later calls: `file` of `items.0.id` is `{file}` from then on; of an empty name the contents. */
  readonly keep?: Readonly<Record<string, string>>;
}

export type Calls = Readonly<Record<string, WellFormedCall>>;
export type Things = Map<string, unknown>;

/** Makes the call, and keeps what it is to keep. */
export async function makeCall(
  client: ApiClient,
  method: string,
  { call, things }: { readonly call: WellFormedCall; readonly things: Things },
) {
  const { path, body, raw, headers, ifMatch, keep = {} } = call;
  const address = String(filledIn(path, things));
  const versioned = ifMatch === true ? address.replace(/^(\/cases\/[^/]+).*/, '$1') : String(filledIn(ifMatch ?? '', things));
  const etag = ifMatch === undefined ? null : (await client.get(versioned)).headers.get('etag');
  const answer = await client.call(method, address, {
    ...(body === undefined ? {} : { body: filledIn(body, things) }),
    ...(raw === undefined ? {} : { raw: filledIn(raw, things) as BodyInit }),
    ...(headers === undefined ? {} : { headers }),
    ...(etag === null ? {} : { version: Number(etag.replaceAll('"', '')) }),
  });
  for (const [name, member] of Object.entries(keep)) things.set(name, member === '' ? answer.bytes : memberOf(answer.body, member));
  return answer;
}

/** @throws when an earlier call did not keep what is named. */
function filledIn(value: unknown, things: Things): unknown {
  if (Array.isArray(value)) return value.map((one) => filledIn(one, things));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, filledIn(inner, things)]));
  if (typeof value !== 'string') return value;
  const whole = /^\{(\w+)\}$/.exec(value)?.[1];
  return whole === undefined ? value.replace(/\{(\w+)\}/g, (_all, name: string) => String(thingOf(name, things))) : thingOf(whole, things);
}

function thingOf(name: string, things: Things): unknown {
  const thing = things.get(name);
  if (thing === undefined || thing === null) throw new Error(`There is no ${name}`);
  return thing;
}

function memberOf(body: unknown, member: string): unknown {
  return member.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], body);
}
