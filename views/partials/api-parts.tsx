import type { ReferenceOperation, ReferenceSchema } from '../../src/web/pages/api-reference-page.ts';
import type { SchemaRow } from '../../src/web/pages/api-schema-view.ts';
import { apiReferenceTexts } from '../../src/web/texts/api-reference.ts';
import { DataTable } from './data-table.tsx';

/** One operation of the API: what it takes, what it answers, how to call it. */
export function ApiOperation({ operation }: { readonly operation: ReferenceOperation }) {
  const words = apiReferenceTexts;
  const { id, method, path, summary, paragraphs, parameters, body, answers, refusals, curl } = operation;
  return (
    <article class="api-operation" id={id} data-test="operation">
      <h2>{summary}</h2>
      <p class="api-address">
        <code>
          <strong>{method}</strong> {path}
        </code>
      </p>
      {paragraphs.map((text) => (
        <p>{text}</p>
      ))}
      {parameters.length > 0 && (
        <>
          <h3>{words.parameters}</h3>
          <Rows caption={`${words.parameters} ${id}`} rows={parameters.map((row) => ({ ...row, type: `${row.place}, ${row.type}` }))} />
        </>
      )}
      {body !== null && (
        <>
          <h3>{words.body}</h3>
          <p>{body.href === null ? body.text : <a href={body.href}>{body.text}</a>}</p>
          {body.rows.length > 0 && <Rows caption={`${words.body} ${id}`} rows={body.rows} />}
        </>
      )}
      <h3>{words.answers}</h3>
      <ul class="api-answers">
        {answers.map(({ status, text, type }) => (
          <li>
            <code>{status}</code> {type === null ? text : type.href === null ? type.text : <a href={type.href}>{type.text}</a>}
          </li>
        ))}
        {refusals.length > 0 && (
          <li>
            <a href="/api#problems">{words.refusals(refusals.join(' '))}</a>
          </li>
        )}
      </ul>
      {answers
        .filter(({ type }) => type !== null && type.rows.length > 0)
        .map(({ status, type }) => (
          <Rows caption={`${words.answers} ${id} ${status}`} rows={type?.rows ?? []} />
        ))}
      <h3>{words.example}</h3>
      <ApiCode text={curl} />
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

export function ApiSchema({ schema: { id, name, title, rows, empty } }: { readonly schema: ReferenceSchema }) {
  return (
    <details class="api-schema" id={id}>
      <summary>
        <code>{name}</code> {title}
      </summary>
      {rows.length === 0 ? <p>{empty}</p> : <Rows caption={name} rows={rows} />}
    </details>
  );
}

/** Long lines scroll in their own box, which the keyboard reaches. */
export function ApiCode({ text }: { readonly text: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <pre class="api-code" tabIndex={0}>
      <code>{text}</code>
    </pre>
  );
}
