import { API_SCOPES, type ApiScope } from '../../../law/access/api-scopes.ts';
import type { Bilingual } from '../../../law/errors.ts';
import { say } from '../../language.ts';
import { apiDocumentTexts } from '../../texts/api-document.ts';
import { API_PROBLEMS, type ApiProblemCode, wordsOfProblem } from '../api-problem.ts';
import { needsIdempotencyKey } from '../once.ts';
import { API_TAGS, type ApiOperation } from '../operation.ts';
import type { JsonSchema } from './json-schema.ts';
import { errorStatusesOf, PROBLEM_SCHEMA, problemResponses } from './problem-parts.ts';
import { addComponent, type Components, jsonSchemaOf, SHARED } from './schemas.ts';

/** As far as we look into one ourselves. */
export interface OpenApiDocument {
  readonly openapi: '3.1.1';
  readonly info: JsonSchema;
  readonly servers: readonly JsonSchema[];
  readonly tags: readonly JsonSchema[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenApiOperation>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, JsonSchema>>;
    readonly headers: Readonly<Record<string, JsonSchema>>;
    readonly securitySchemes: JsonSchema;
  };
  readonly security: readonly JsonSchema[];
}

export interface OpenApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
}

export interface OpenApiOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly OpenApiParameter[];
  readonly requestBody?: {
    readonly required: true;
    readonly content: Readonly<Record<string, { readonly schema?: JsonSchema; readonly example?: unknown }>>;
  };
  readonly responses: Readonly<Record<string, JsonSchema>>;
  readonly 'x-scopes': readonly string[];
}

/** The document of the operations, in the language of the call. */
export function openApiDocument(
  operations: readonly ApiOperation[],
  { version, publicUrl = '' }: { readonly version: string; readonly publicUrl?: string | undefined },
): OpenApiDocument {
  const words = apiDocumentTexts;
  const components: Components = new Map();
  addComponent(components, 'Problem', PROBLEM_SCHEMA);
  const paths: Record<string, Record<string, OpenApiOperation>> = {};
  for (const operation of operations) {
    const path = operation.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation, components) };
  }
  return {
    openapi: '3.1.1',
    info: {
      title: words.title,
      version,
      description: words.description,
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: `${publicUrl}/api/v1` }],
    tags: API_TAGS.map((tag) => ({ name: tag, description: words.tags[tag] })),
    paths,
    components: {
      schemas: Object.fromEntries([...components].sort(([a], [b]) => (a < b ? -1 : 1))),
      responses: problemResponses(),
      headers: headerComponents(),
      securitySchemes: { key: { type: 'http', scheme: 'bearer', bearerFormat: 'yishen_…', description: words.key } },
    },
    security: [{ key: [] }],
  };
}

function describe(operation: ApiOperation, components: Components): OpenApiOperation {
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: say(operation.summary),
    description: [...(operation.description === undefined ? [] : [say(operation.description)]), scopeLine(operation.scopes)].join('\n\n'),
    parameters: parametersOf(operation, components),
    ...requestBodyOf(operation, components),
    responses: { ...successOf(operation, components), ...errorsOf(operation) },
    'x-scopes': operation.scopes,
  };
}

function scopeLine(scopes: readonly ApiScope[]): string {
  const words = apiDocumentTexts;
  if (scopes.length === 0) return words.anyKey;
  return words.scopes(scopes.map((scope) => `\`${scope}\` (${say(API_SCOPES[scope] as Bilingual)})`).join(' / '));
}

function parametersOf(operation: ApiOperation, components: Components): OpenApiParameter[] {
  const words = apiDocumentTexts.headers;
  const names = [...operation.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
  const params = operation.params === undefined ? {} : propertiesOf(jsonSchemaOf(operation.params, { io: 'input', components }));
  const query =
    operation.query === undefined ? { schemas: {}, required: [] } : partsOf(jsonSchemaOf(operation.query, { io: 'input', components }));
  return [
    ...names.map((name) => ({ name, in: 'path' as const, required: true, schema: params[name] ?? { type: 'string' } })),
    ...Object.entries(query.schemas).map(([name, { description, ...schema }]) => ({
      name,
      in: 'query' as const,
      required: query.required.includes(name),
      ...(typeof description === 'string' ? { description } : {}),
      schema,
    })),
    ...(operation.ifMatch === true
      ? [header('If-Match', words.ifMatch, { required: true, schema: { type: 'string', pattern: '^"\\d+"$' } })]
      : []),
    ...(isWrite(operation)
      ? [
          header('Idempotency-Key', words.idempotencyKey, {
            required: needsIdempotencyKey(operation),
            schema: { type: 'string', minLength: 1, maxLength: 200 },
          }),
        ]
      : []),
    ...(operation.upload === true
      ? [header('Content-Disposition', words.contentDisposition, { required: true, schema: { type: 'string' } })]
      : []),
    header('Accept-Language', words.acceptLanguage, { required: false, schema: { type: 'string' } }),
  ];
}

function header(name: string, description: string, parts: Pick<OpenApiParameter, 'required' | 'schema'>): OpenApiParameter {
  return { name, in: 'header', description, ...parts };
}

export function isWrite({ method, safe }: Pick<ApiOperation, 'method' | 'safe'>): boolean {
  return method !== 'get' && safe !== true;
}

function propertiesOf(schema: JsonSchema): Readonly<Record<string, JsonSchema>> {
  return (schema.properties ?? {}) as Readonly<Record<string, JsonSchema>>;
}

function partsOf(schema: JsonSchema): { readonly schemas: Readonly<Record<string, JsonSchema>>; readonly required: readonly string[] } {
  return { schemas: propertiesOf(schema), required: (schema.required ?? []) as readonly string[] };
}

function requestBodyOf(operation: ApiOperation, components: Components): Pick<OpenApiOperation, 'requestBody'> | object {
  if (operation.upload === true) return { requestBody: { required: true, content: { '*/*': {} } } };
  if (operation.body === undefined) return {};
  const { example } = operation;
  const told = operation.bodySchema?.();
  for (const [name, schema] of Object.entries(told?.components ?? {})) addComponent(components, name, schema);
  const schema = told?.schema ?? jsonSchemaOf(operation.body, { io: 'input', components });
  const content = { schema, ...(example?.body === undefined ? {} : { example: example.body }) };
  return { requestBody: { required: true, content: { 'application/json': content } } };
}

function successOf(operation: ApiOperation, components: Components): Record<string, JsonSchema> {
  const { answer, status, example } = operation;
  const words = apiDocumentTexts;
  const headers = headersOf(operation);
  const code = String(answer === null ? 204 : (status ?? 200));
  const description = say(operation.summary);
  const unchanged = operation.etag === true && operation.method === 'get' ? { 304: { description: words.notModified, headers } } : {};
  if (answer === null) return { [code]: { description, headers } };
  if ('mediaType' in answer) {
    const content = { [answer.mediaType]: { schema: { type: 'string', format: 'binary' } } };
    const part = { 206: { description: words.part, headers, content }, 416: { description: words.noSuchPart } };
    return { [code]: { description, headers, content }, ...part };
  }
  const schema = jsonSchemaOf(answer, { io: 'output', components });
  const content = { 'application/json': { schema, ...(example?.answer === undefined ? {} : { example: example.answer }) } };
  return { [code]: { description, headers, content }, ...unchanged };
}

function headersOf(operation: ApiOperation): Record<string, JsonSchema> {
  const names = [
    'Content-Language',
    'RateLimit',
    ...(operation.etag === true ? ['ETag'] : []),
    ...(operation.paged === true ? ['Link'] : []),
    ...(operation.status === 201 ? ['Location'] : []),
    ...(isWrite(operation) ? ['Idempotency-Replayed'] : []),
  ];
  return Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]));
}

function headerComponents(): Record<string, JsonSchema> {
  const words = apiDocumentTexts.headers;
  const text = (description: string, schema: JsonSchema = { type: 'string' }) => ({ description, schema });
  return {
    'Content-Language': { ...text(words.contentLanguage, { enum: ['zh-CN', 'en'] }), required: true },
    RateLimit: text(words.rateLimit),
    ETag: { ...text(words.etag, { type: 'string', pattern: '^"\\d+"$' }), required: true },
    Link: text(words.link),
    Location: { ...text(words.location), required: true },
    'Idempotency-Replayed': text(words.replayed, { const: 'true' }),
  };
}

function errorsOf(operation: ApiOperation): Record<string, JsonSchema> {
  return Object.fromEntries(errorStatusesOf(operation).map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]));
}

/** Codes with their words, for the chapter of the reference. */
export function problemList(): readonly {
  readonly code: ApiProblemCode;
  readonly status: number;
  readonly title: string;
  readonly detail: string;
}[] {
  const codes = Object.keys(API_PROBLEMS) as ApiProblemCode[];
  return codes.map((code) => ({ code, status: API_PROBLEMS[code], ...wordsOfProblem(code) }));
}

export { SHARED };
