import { API_SCOPE_NAMES, API_SCOPES } from '../../law/access/api-scopes.ts';
import { type OpenApiDocument, type OpenApiOperation, problemList } from '../api/openapi/document.ts';
import type { JsonSchema } from '../api/openapi/json-schema.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { apiReferenceTexts } from '../texts/api-reference.ts';
import { anchorOf, hrefOf, isEvent, isOfEvents, type SchemaRow, schemaRows, TOPICS_HREF, typeOf } from './api-schema-view.ts';

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
  /** Statuses of the problems that may be answered instead. */
  readonly refusals: readonly string[];
  readonly curl: string;
}

interface ReferenceType {
  readonly text: string;
  readonly href: string | null;
  readonly rows: readonly SchemaRow[];
}

export interface ReferenceSchema {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly rows: readonly SchemaRow[];
  /** Instead of rows where there are none. */
  readonly empty: string;
}

interface TopicLink {
  readonly href: string;
  readonly title: string;
  readonly operations: readonly { readonly href: string; readonly summary: string }[];
}

export interface ApiReferencePage {
  readonly frame: Frame;
  readonly curl: string;
  readonly topics: readonly TopicLink[];
  readonly scopes: readonly { readonly name: string; readonly text: string }[];
  readonly problems: ReturnType<typeof problemList>;
  readonly problem: ReferenceSchema;
}

/** What an operation is about, with the schemas that stand in its calls; or the events, which are schemas alone. */
export interface ApiTopicPage {
  readonly frame: Frame;
  readonly title: string;
  readonly lead: string | null;
  readonly operations: readonly ReferenceOperation[];
  readonly schemas: readonly ReferenceSchema[];
  readonly others: readonly { readonly href: string; readonly title: string; readonly isHere: boolean }[];
}

interface Parts {
  readonly document: OpenApiDocument;
  /** Address of the API. */
  readonly base: string;
}

/** The document as pages: nothing stands here that does not stand there. */
export function apiReferencePage(frame: Frame, { document, base }: Parts): ApiReferencePage {
  const topics = topicsOf(document).map(({ name, title }) => {
    const href = `${TOPICS_HREF}/${name}`;
    return { href, title, operations: operationsOf(document, name).map(({ operation }) => linkTo(href, operation)) };
  });
  return {
    frame,
    curl: `curl ${base}/me \\\n  -H "Authorization: Bearer $YISHEN_KEY"`,
    topics,
    scopes: API_SCOPE_NAMES.map((name) => ({ name, text: sayLabel(API_SCOPES[name]) })),
    problems: problemList(),
    problem: schemaView('Problem', document.components.schemas.Problem ?? {}),
  };
}

/** Undefined for a topic that there is not. */
export function apiTopicPage(
  frameOf: (title: string) => Frame,
  { document, base, topic }: Parts & { readonly topic: string },
): ApiTopicPage | undefined {
  const known = topicsOf(document);
  const here = known.find(({ name }) => name === topic);
  if (here === undefined) return undefined;
  const operations = operationsOf(document, topic);
  const names = topic === EVENTS ? Object.keys(document.components.schemas).filter(isOfEvents) : schemasOf(document, operations);
  return {
    frame: frameOf(here.title),
    title: here.title,
    lead: topic === EVENTS ? apiReferenceTexts.schemas.eventsLead : null,
    operations: operations.map((one) => operationView(one, base)),
    schemas: names.map((name) => schemaView(name, document.components.schemas[name] ?? {})),
    others: known.map(({ name, title }) => ({ href: `${TOPICS_HREF}/${name}`, title, isHere: name === topic })),
  };
}

const EVENTS = 'events';

function topicsOf({ tags }: OpenApiDocument): readonly { readonly name: string; readonly title: string }[] {
  const topics = tags.map(({ name, description }) => ({ name: String(name), title: String(description) }));
  return [...topics, { name: EVENTS, title: apiReferenceTexts.schemas.events }];
}

function operationsOf({ paths }: OpenApiDocument, topic: string): readonly Placed[] {
  const all = Object.entries(paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([method, operation]) => ({ path, method, operation })),
  );
  return all.filter(({ operation }) => operation.tags.includes(topic));
}

function linkTo(href: string, { operationId, summary }: OpenApiOperation): TopicLink['operations'][number] {
  return { href: `${href}#${operationId}`, summary };
}

/** What the calls of a page refer to, and what that refers to, but for what has its place elsewhere. */
function schemasOf({ components }: OpenApiDocument, operations: readonly Placed[]): readonly string[] {
  const found = new Set<string>();
  const wanted: unknown[] = operations.map(({ operation }) => operation);
  for (let one = wanted.pop(); one !== undefined; one = wanted.pop()) {
    for (const [, name = ''] of JSON.stringify(one).matchAll(/#\/components\/schemas\/([\w.-]+)/g)) {
      if (found.has(name) || isOfEvents(name) || name === 'Problem') continue;
      found.add(name);
      wanted.push(components.schemas[name] ?? {});
    }
  }
  return [...found].sort();
}

function schemaView(name: string, schema: JsonSchema): ReferenceSchema {
  const alternatives = schema.oneOf as readonly JsonSchema[] | undefined;
  const all = alternatives === undefined ? schemaRows(schema) : [];
  const words = apiReferenceTexts;
  return {
    id: anchorOf(name),
    name,
    title: typeof schema.title === 'string' ? schema.title : '',
    // What all events have is said above them.
    rows: isEvent(name) ? all.filter((row) => row.name.startsWith('data.')) : all,
    empty: isEvent(name) ? words.schemas.noData : `${words.oneOf} Event.*`,
  };
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
    // Every call takes it: the conventions tell of it once.
    parameters: parameters
      .filter(({ name }) => name !== 'Accept-Language')
      .map(({ name, in: place, required, description: about = '', schema }) => {
        const { text } = typeOf(schema);
        return { name, place: apiReferenceTexts.places[place], required, about, type: text, href: null };
      }),
    body: requestBody === undefined ? null : bodyView(requestBody.content),
    answers: Object.entries(responses)
      .filter(([, response]) => response.$ref === undefined)
      .map(([status, response]) => answerView(status, response)),
    refusals: Object.entries(responses).flatMap(([status, response]) => (response.$ref === undefined ? [] : [status])),
    curl: curlOf({ path, method, operation }, base),
  };
}

function bodyView(content: NonNullable<OpenApiOperation['requestBody']>['content']): ReferenceType {
  const schema = content['application/json']?.schema;
  return schema === undefined ? { text: apiReferenceTexts.fileBody, href: null, rows: [] } : typeView(schema);
}

function typeView(schema: JsonSchema): ReferenceType {
  const { text, ref } = typeOf(schema);
  return { text, href: ref === null ? null : hrefOf(ref), rows: ref === null ? schemaRows(schema) : [] };
}

function answerView(status: string, response: JsonSchema): ReferenceOperation['answers'][number] {
  const content = response.content as Record<string, { schema?: JsonSchema }> | undefined;
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
