import Ajv2020 from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { OpenApiDocument } from '../../src/web/api/openapi/document.ts';

export interface ApiAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** JSON understood; text of anything else; undefined for nothing. */
  readonly body: ReturnType<typeof JSON.parse>;
  readonly bytes: Uint8Array;
}

export interface ApiCall {
  readonly body?: unknown;
  /** Instead of JSON. */
  readonly raw?: BodyInit;
  readonly headers?: Readonly<Record<string, string>>;
  /** Version of the case. */
  readonly version?: number;
  /** Of Idempotency-Key; a fresh one for each write unless given. Null: none. */
  readonly once?: string | null;
}

/** Which operations were called in this file, and how they answered. */
export type Called = Map<string, Set<number>>;

/**
 * A program that calls the API, and takes no answer that the document does not describe: status, headers and body of every answer are
 * checked against `/api/openapi.json` of that very server.
 */
export async function apiClient(base: string, secret: string | null, called: Called = new Map()) {
  const document = (await (await fetch(`${base}/api/openapi.json`)).json()) as OpenApiDocument;
  const check = checker(document);
  let counter = 0;
  async function call(method: string, path: string, { body, raw, headers = {}, version, once }: ApiCall = {}): Promise<ApiAnswer> {
    const write = method !== 'GET' && method !== 'HEAD';
    counter += 1;
    const key = once === undefined && write ? `test-${counter}-${Math.random()}` : once;
    const response = await fetch(addressOf(base, path), {
      method,
      redirect: 'manual',
      headers: {
        ...(secret === null ? {} : { authorization: `Bearer ${secret}` }),
        'accept-language': 'en',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(key === undefined || key === null ? {} : { 'idempotency-key': key }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      ...(raw === undefined ? {} : { body: raw }),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    const answer = { status: response.status, headers: response.headers, bytes, body: bodyOf(response, bytes) };
    const operation = check({ method, path: path.split('?')[0] ?? '', answer });
    if (operation !== undefined) called.set(operation, (called.get(operation) ?? new Set()).add(response.status));
    return answer;
  }
  return {
    document,
    called,
    call,
    get: (path: string, options: ApiCall = {}) => call('GET', path, options),
    post: (path: string, options: ApiCall = {}) => call('POST', path, options),
  };
}

/** Paths below /api/v1; whatever begins with /api/ is taken as it is. */
function addressOf(base: string, path: string): string {
  return path.startsWith('/api/') ? base + path : `${base}/api/v1${path}`;
}

export type ApiClient = Awaited<ReturnType<typeof apiClient>>;

function bodyOf(response: Response, bytes: Uint8Array): unknown {
  const text = new TextDecoder().decode(bytes);
  if (text === '') return undefined;
  return isJson(response.headers.get('content-type') ?? '') ? JSON.parse(text) : text;
}

/** Lines of JSON are none. */
function isJson(mediaType: string): boolean {
  return /[/+]json\b/.test(mediaType);
}

interface Heard {
  readonly method: string;
  readonly path: string;
  readonly answer: ApiAnswer;
}

/** Throws when an answer is not described. @returns the operation's id; undefined for an address that is none. */
function checker(document: OpenApiDocument): (heard: Heard) => string | undefined {
  const ajv = new Ajv2020.default({ strict: false, allErrors: true, validateFormats: true });
  addFormats.default(ajv);
  ajv.addSchema(document, 'document');
  const validators = new Map<string, ReturnType<typeof ajv.compile>>();
  const validate = (pointer: string, value: unknown): void => {
    const known = validators.get(pointer) ?? ajv.compile({ $ref: `document#${pointer}` });
    validators.set(pointer, known);
    if (!known(value))
      throw new Error(
        `The answer is not as described at ${pointer}: ${ajv.errorsText(known.errors)}\n${JSON.stringify(value)?.slice(0, 2000)}`,
      );
  };
  return ({ method, path, answer }) => {
    const { status, headers, bytes, body } = answer;
    const where = `${method} ${path} ${status}`;
    if (headers.get('set-cookie') !== null) throw new Error(`${where} sets a cookie`);
    if (headers.get('cache-control') !== 'no-store') throw new Error(`${where} may be kept by caches`);
    const found = findOperation(document, { method, path });
    if (found === undefined) {
      if (status >= 400) {
        if (headers.get('content-type')?.startsWith('application/problem+json') !== true) throw new Error(`${where} is no problem`);
        if (method !== 'HEAD') validate('/components/schemas/Problem', body);
      }
      return undefined;
    }
    const { template, verb, operation } = found;
    const response = operation.responses[String(status)];
    if (response === undefined) throw new Error(`${where} is not described: ${JSON.stringify(body)}`);
    const at = typeof response.$ref === 'string' ? response.$ref.slice(1) : `/paths/${escaped(template)}/${verb}/responses/${status}`;
    const described = resolve(document, at) as { headers?: Record<string, unknown>; content?: Record<string, unknown> };
    for (const [name, header] of Object.entries(described.headers ?? {})) {
      const { $ref } = header as { $ref?: string };
      const { required, schema } = ($ref === undefined ? header : resolve(document, $ref.slice(1))) as {
        required?: boolean;
        schema?: object;
      };
      const value = headers.get(name);
      if (value === null && required === true) throw new Error(`${where} has no ${name}`);
      if (value !== null && schema !== undefined && !ajv.validate(schema, value)) throw new Error(`${where} has a wrong ${name}: ${value}`);
    }
    const [mediaType] = Object.keys(described.content ?? {});
    if (mediaType === undefined) {
      if (bytes.length > 0) throw new Error(`${where} has a body`);
    } else if (isJson(mediaType)) {
      if (headers.get('content-type')?.startsWith(mediaType) !== true) throw new Error(`${where} is ${headers.get('content-type')}`);
      if (method !== 'HEAD') validate(`${at}/content/${escaped(mediaType)}/schema`, body);
    }
    return operation.operationId;
  };
}

function findOperation(document: OpenApiDocument, { method, path }: { method: string; path: string }) {
  const below = path.replace(/^\/api\/v1/, '');
  const verb = method === 'HEAD' ? 'get' : method.toLowerCase();
  const candidates = Object.entries(document.paths).flatMap(([template, verbs]) => {
    const operation = verbs[verb];
    const pattern = new RegExp(`^${template.replaceAll('.', '\\.').replace(/\{\w+\}/g, '[^/]+')}$`);
    return operation !== undefined && pattern.test(below) ? [{ template, verb, operation }] : [];
  });
  return candidates.sort((a, b) => (a.template.match(/\{/g) ?? []).length - (b.template.match(/\{/g) ?? []).length)[0];
}

function escaped(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}

function resolve(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => decodeURIComponent(part).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<unknown>((value, part) => (value as Record<string, unknown>)[part], document);
}
