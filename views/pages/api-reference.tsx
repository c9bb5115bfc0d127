import type { ApiReferencePage } from '../../src/web/pages/api-reference-page.ts';
import { apiReferenceTexts } from '../../src/web/texts/api-reference.ts';
import { Layout } from '../layout.tsx';
import { ApiCode, ApiSchema } from '../partials/api-parts.tsx';
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
      <Contents />
      <Start page={page} />
      <Rules />
      <Topics page={page} />
      <Scopes page={page} />
      <Problems page={page} />
    </Layout>
  );
}

interface PageProps {
  readonly page: ApiReferencePage;
}

function Contents() {
  const words = apiReferenceTexts;
  const parts = {
    start: words.start.title,
    rules: words.rules.title,
    topics: words.topics,
    scopes: words.scopes,
    problems: words.problems,
  };
  return (
    <nav class="api-contents" aria-label={words.contents}>
      <ul>
        {Object.entries(parts).map(([id, label]) => (
          <li>
            <a href={`#${id}`}>{label}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Topics({ page }: PageProps) {
  return (
    <section class="section" id="topics">
      <h2>{apiReferenceTexts.topics}</h2>
      <div class="api-topics">
        {page.topics.map(({ href, title, operations }) => (
          <div class="api-topic" data-test="topic">
            <h3>
              <a href={href}>{title}</a>
            </h3>
            <ul>
              {operations.map((operation) => (
                <li>
                  <a href={operation.href}>{operation.summary}</a>
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
    </section>
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
      <ApiCode text={page.curl} />
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
      <ApiSchema schema={page.problem} />
    </section>
  );
}
