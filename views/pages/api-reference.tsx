import type { ApiReferencePage, ReferenceChapter, ReferenceOperation, ReferenceSchema } from '../../src/web/pages/api-reference-page.ts';
import type { SchemaRow } from '../../src/web/pages/api-schema-view.ts';
import { apiReferenceTexts } from '../../src/web/texts/api-reference.ts';
import { Layout } from '../layout.tsx';
import { DataTable } from '../partials/data-table.tsx';

/** The API for programmers, made from the same document that programs read. */
export function ApiReferenceView(page: ApiReferencePage) {
  const words = apiReferenceTexts;
  return (
    <Layout frame={page.frame} wide>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p>
        <a href="/api/openapi.json">{words.document}</a>
      </p>
      <Contents page={page} />
      <Start page={page} />
      <Rules />
      <Scopes page={page} />
      {page.chapters.map((chapter) => (
        <Chapter chapter={chapter} />
      ))}
      <Schemas page={page} />
      <Problems page={page} />
    </Layout>
  );
}

interface PageProps {
  readonly page: ApiReferencePage;
}

function Contents({ page }: PageProps) {
  const words = apiReferenceTexts;
  return (
    <nav class="api-contents" aria-label={words.contents}>
      <ul>
        <li>
          <a href="#start">{words.start.title}</a>
        </li>
        <li>
          <a href="#rules">{words.rules.title}</a>
        </li>
        <li>
          <a href="#scopes">{words.scopes}</a>
        </li>
        {page.chapters.map(({ id, title, operations }) => (
          <li>
            <a href={`#${id}`}>{title}</a>
            <ul>
              {operations.map((operation) => (
                <li>
                  <a href={`#${operation.id}`}>{operation.summary}</a>
                </li>
              ))}
            </ul>
          </li>
        ))}
        <li>
          <a href="#schemas">{words.schemas.title}</a>
        </li>
        <li>
          <a href="#problems">{words.problems}</a>
        </li>
      </ul>
    </nav>
  );
}

function Start({ page }: PageProps) {
  const { start } = apiReferenceTexts;
  return (
    <section class="section" id="start">
      <h2>{start.title}</h2>
      <ol class="api-steps">
        {start.steps.map((step) => (
          <li>{step}</li>
        ))}
      </ol>
      <Code text={page.curl} />
    </section>
  );
}

function Rules() {
  const { rules } = apiReferenceTexts;
  return (
    <section class="section" id="rules">
      <h2>{rules.title}</h2>
      <dl class="api-rules">
        {Object.values(rules.items).map(([name, text]) => (
          <div>
            <dt>{name}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Scopes({ page }: PageProps) {
  const { scopes, columns } = apiReferenceTexts;
  return (
    <section class="section" id="scopes">
      <h2>{scopes}</h2>
      <DataTable
        caption={scopes}
        hideCaption
        rows={page.scopes}
        columns={[
          { label: columns.name, names: true, cell: ({ name }) => <code>{name}</code> },
          { label: columns.about, cell: ({ text }) => text },
        ]}
      />
    </section>
  );
}

function Chapter({ chapter: { id, title, operations } }: { readonly chapter: ReferenceChapter }) {
  return (
    <section class="section" id={id}>
      <h2>{title}</h2>
      {operations.map((operation) => (
        <Operation operation={operation} />
      ))}
    </section>
  );
}

function Operation({ operation }: { readonly operation: ReferenceOperation }) {
  const words = apiReferenceTexts;
  const { id, method, path, summary, paragraphs, parameters, body, answers, curl } = operation;
  return (
    <article class="api-operation" id={id} data-test="operation">
      <h3>{summary}</h3>
      <p class="api-address">
        <code>
          <strong>{method}</strong> {path}
        </code>
      </p>
      {paragraphs.map((text) => (
        <p>{text}</p>
      ))}
      <h4>{words.parameters}</h4>
      <Rows caption={`${words.parameters} ${id}`} rows={parameters.map((row) => ({ ...row, type: `${row.place}, ${row.type}` }))} />
      {body !== null && (
        <>
          <h4>{words.body}</h4>
          <p>{body.href === null ? body.text : <a href={body.href}>{body.text}</a>}</p>
          {body.rows.length > 0 && <Rows caption={`${words.body} ${id}`} rows={body.rows} />}
        </>
      )}
      <h4>{words.answers}</h4>
      <ul class="api-answers">
        {answers.map(({ status, text, type }) => (
          <li>
            <code>{status}</code> {type === null ? text : type.href === null ? type.text : <a href={type.href}>{type.text}</a>}
          </li>
        ))}
      </ul>
      {answers
        .filter(({ type }) => type !== null && type.rows.length > 0)
        .map(({ status, type }) => (
          <Rows caption={`${words.answers} ${id} ${status}`} rows={type?.rows ?? []} />
        ))}
      <h4>{words.example}</h4>
      <Code text={curl} />
    </article>
  );
}

function Rows({ caption, rows }: { readonly caption: string; readonly rows: readonly SchemaRow[] }) {
  const { columns, required } = apiReferenceTexts;
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      columns={[
        {
          label: columns.name,
          names: true,
          cell: (row) => (
            <>
              <code>{row.name}</code>
              {row.required && (
                <span class="api-required">
                  <span aria-hidden="true">*</span>
                  <span class="visually-hidden">{required}</span>
                </span>
              )}
            </>
          ),
        },
        { label: columns.type, cell: (row) => <Type row={row} /> },
        { label: columns.about, cell: ({ about }) => about },
      ]}
    />
  );
}

function Type({ row: { type, href } }: { readonly row: SchemaRow }) {
  return href === null ? <code>{type}</code> : <a href={href}>{type}</a>;
}

function Schemas({ page }: PageProps) {
  const words = apiReferenceTexts.schemas;
  return (
    <section class="section" id="schemas">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      {page.schemas.map((schema) => (
        <Schema schema={schema} />
      ))}
      <h3>{words.events}</h3>
      {page.events.map((schema) => (
        <Schema schema={schema} />
      ))}
    </section>
  );
}

function Schema({ schema: { id, name, title, rows } }: { readonly schema: ReferenceSchema }) {
  return (
    <details class="api-schema" id={id}>
      <summary>
        <code>{name}</code> {title}
      </summary>
      {rows.length === 0 ? <p>{apiReferenceTexts.oneOf} Event.*</p> : <Rows caption={name} rows={rows} />}
    </details>
  );
}

function Problems({ page }: PageProps) {
  const { problems, columns } = apiReferenceTexts;
  return (
    <section class="section" id="problems">
      <h2>{problems}</h2>
      <DataTable
        caption={problems}
        hideCaption
        rows={page.problems}
        columns={[
          {
            label: columns.code,
            names: true,
            cell: ({ code }) => <code id={`problem-${code}`}>{code}</code>,
          },
          { label: columns.status, cell: ({ status }) => String(status) },
          {
            label: columns.meaning,
            cell: ({ title, detail }) => (
              <>
                <strong>{title}</strong> {detail}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

/** Long lines scroll in their own box, which the keyboard reaches. */
function Code({ text }: { readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <pre class="api-code" tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}
