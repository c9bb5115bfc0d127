import { API_SCOPE_NAMES, API_SCOPES } from '../../law/access/api-scopes.ts';
import { type OpenApiDocument, type OpenApiOperation, problemList } from '../api/openapi/document.ts';
import type { JsonSchema } from '../api/openapi/json-schema.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { apiReferenceTexts } from '../texts/api-reference.ts';
import { anchorOf, type SchemaRow, schemaRows, typeOf } from './api-schema-view.ts';

export interface ReferenceOperation {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly summary: string;
  readonly paragraphs: readonly string[];
  readonly parameters: readonly (SchemaRow & { readonly place: string })[];
  /** Null when there is none. */
  readonly body: ReferenceType | null;
  readonly answers: readonly { readonly status: string; readonly text: string; readonly type: ReferenceType | null }[];
  readonly curl: string;
}

interface ReferenceType {
  readonly text: string;
  readonly href: string | null;
  readonly rows: readonly SchemaRow[];
}

export interface ReferenceChapter {
  readonly id: string;
  readonly title: string;
  readonly operations: readonly ReferenceOperation[];
}

export interface ReferenceSchema {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly rows: readonly SchemaRow[];
}

export interface ApiReferencePage {
  readonly frame: Frame;
  readonly curl: string;
  readonly chapters: readonly ReferenceChapter[];
  readonly scopes: readonly { readonly name: string; readonly text: string }[];
  readonly schemas: readonly ReferenceSchema[];
  readonly events: readonly ReferenceSchema[];
  readonly problems: ReturnType<typeof problemList>;
}

/** The document as a page: nothing stands here that does not stand there. */
export function apiReferencePage(
  frame: Frame,
  { document, base }: { readonly document: OpenApiDocument; readonly base: string },
): ApiReferencePage {
  const all = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([method, operation]) => ({ path, method, operation })),
  );
  const chapters = document.tags.map(({ name, description }) => ({
    id: `chapter-${name}`,
    title: String(description),
    operations: all.filter(({ operation }) => operation.tags.includes(String(name))).map((one) => operationView(one, base)),
  }));
  const schemas = Object.entries(document.components.schemas).map(([name, schema]) => schemaView(name, schema));
  return {
    frame,
    curl: `curl ${base}/me \\\n  -H "Authorization: Bearer $YISHEN_KEY"`,
    chapters: chapters.filter(({ operations }) => operations.length > 0),
    scopes: API_SCOPE_NAMES.map((name) => ({ name, text: sayLabel(API_SCOPES[name]) })),
    schemas: schemas.filter(({ name }) => !isEvent(name)),
    events: schemas.filter(({ name }) => isEvent(name)),
    problems: problemList(),
  };
}

function isEvent(name: string): boolean {
  return name.startsWith('Event.');
}

function schemaView(name: string, schema: JsonSchema): ReferenceSchema {
  const alternatives = schema.oneOf as readonly JsonSchema[] | undefined;
  const rows = alternatives === undefined ? schemaRows(schema) : [];
  return { id: anchorOf(name), name, title: typeof schema.title === 'string' ? schema.title : '', rows };
}

interface Placed {
  readonly path: string;
  readonly method: string;
  readonly operation: OpenApiOperation;
}

function operationView({ path, method, operation }: Placed, base: string): ReferenceOperation {
  const { operationId, summary, description, parameters, requestBody, responses } = operation;
  return {
    id: operationId,
    method: method.toUpperCase(),
    path,
    summary,
    paragraphs: description.split('\n\n').map((text) => text.replaceAll('`', '')),
    parameters: parameters.map(({ name, in: place, required, description: about = '', schema }) => {
      const { text } = typeOf(schema);
      return { name, place: apiReferenceTexts.places[place], required, about, type: text, href: null };
    }),
    body: requestBody === undefined ? null : bodyView(requestBody.content),
    answers: Object.entries(responses).map(([status, response]) => answerView(status, response)),
    curl: curlOf({ path, method, operation }, base),
  };
}

function bodyView(content: NonNullable<OpenApiOperation['requestBody']>['content']): ReferenceType {
  const schema = content['application/json']?.schema;
  return schema === undefined ? { text: apiReferenceTexts.fileBody, href: null, rows: [] } : typeView(schema);
}

function typeView(schema: JsonSchema): ReferenceType {
  const { text, ref } = typeOf(schema);
  return { text, href: ref === null ? null : `#${anchorOf(ref)}`, rows: ref === null ? schemaRows(schema) : [] };
}

function answerView(status: string, response: JsonSchema): ReferenceOperation['answers'][number] {
  const content = response.content as Record<string, { schema?: JsonSchema }> | undefined;
  if (typeof response.$ref === 'string')
    return { status, text: 'application/problem+json', type: { text: 'Problem', href: `#${anchorOf('Problem')}`, rows: [] } };
  const json = content?.['application/json']?.schema;
  if (json !== undefined) return { status, text: '', type: typeView(json) };
  return { status, text: content === undefined ? String(response.description) : apiReferenceTexts.file, type: null };
}

/** With placeholders: copied, it does nothing yet. */
function curlOf({ path, method, operation }: Placed, base: string): string {
  const names = operation.parameters.filter(({ required }) => required).map(({ name }) => name);
  const query = operation.parameters.filter(({ in: place, required }) => place === 'query' && required).map(({ name }) => `${name}=…`);
  const address = `${base}${path}${query.length === 0 ? '' : `?${query.join('&')}`}`;
  const example = operation.requestBody?.content['application/json']?.example;
  const lines = [
    `curl ${method === 'get' ? '' : `-X ${method.toUpperCase()} `}'${address}'`,
    `-H "Authorization: Bearer $YISHEN_KEY"`,
    ...(names.includes('If-Match') ? [`-H 'If-Match: "7"'`] : []),
    ...(names.includes('Idempotency-Key') ? [`-H "Idempotency-Key: $(uuidgen)"`] : []),
    ...(names.includes('Content-Disposition')
      ? [`-H "Content-Disposition: attachment; filename=annex.pdf"`, '--data-binary @annex.pdf']
      : []),
    ...(operation.requestBody?.content['application/json'] === undefined
      ? []
      : [`-H 'Content-Type: application/json'`, `-d '${example === undefined ? '{…}' : JSON.stringify(example)}'`]),
  ];
  return lines.join(' \\\n  ');
}
