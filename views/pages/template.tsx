import type { TemplatePage } from '../../src/web/pages/template-page.ts';
import { templateTexts } from '../../src/web/texts/templates.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { describedBy, FormGroup } from '../partials/form-group.tsx';

export function TemplateView(page: TemplatePage) {
  const words = templateTexts;
  return (
    <Layout frame={page.frame}>
      <p class="crumb">
        <a href="/letters/templates">{words.back}</a>
      </p>
      {page.refused === null ? <ErrorSummary errors={page.errors} /> : <Refused refused={page.refused} />}
      <h1>{page.name}</h1>
      {page.checked !== null && <Checked page={page} checked={page.checked} />}
      <InForce page={page} />
      {page.mayChange ? <Upload page={page} /> : <p class="hint">{words.readOnly}</p>}
      <History versions={page.versions} />
      <Placeholders groups={page.placeholders} />
    </Layout>
  );
}

/** What is wrong with the upload, each with its place. */
function Refused({ refused }: { readonly refused: NonNullable<TemplatePage['refused']> }) {
  return (
    <div class="govuk-error-summary" data-module="govuk-error-summary" tabindex={-1} autofocus data-test="template-problems">
      <div role="alert">
        <h2 class="govuk-error-summary__title">{refused.title}</h2>
        <div class="govuk-error-summary__body">
          <ol class="template-problems">
            {refused.problems.map((problem) => (
              <li>{problem}</li>
            ))}
          </ol>
        </div>
      </div>
    </div>
  );
}

interface CheckedProps {
  readonly page: TemplatePage;
  readonly checked: NonNullable<TemplatePage['checked']>;
}

function Checked({ page, checked }: CheckedProps) {
  const words = templateTexts.checked;
  return (
    <section class="template-checked" aria-labelledby="checked" data-test="template-checked">
      <h2 id="checked">{words.title}</h2>
      <p>{checked.text}</p>
      {checked.unused !== null && <p data-test="template-unused">{checked.unused}</p>}
      <p class="template-links">
        <a href={checked.previewHref}>{words.preview}</a>
        <a href={checked.previewLongHref}>{words.previewLong}</a>
      </p>
      <form method="post" action={`${page.href}/adopt`} class="template-acts" data-test="adopt-form">
        <CsrfInput csrf={page.frame.csrf} />
        <input type="hidden" name="file" value={checked.fileId} />
        <input type="hidden" name="seen" value={String(page.seen)} />
        <Button name="do" value="adopt">
          {words.adopt}
        </Button>
        <Button variant="secondary" name="do" value="drop">
          {words.drop}
        </Button>
      </form>
    </section>
  );
}

function InForce({ page }: { readonly page: TemplatePage }) {
  const words = templateTexts;
  return (
    <section class="template-part" aria-labelledby="in-force">
      <h2 id="in-force">{words.status.title}</h2>
      <p data-test="in-force">{page.inForce}</p>
      <p class="template-links">
        <a href={page.downloadHref}>{words.status.downloadDocx}</a>
        <a href={page.previewHref}>{words.status.preview}</a>
        <a href={page.previewLongHref}>{words.status.previewLong}</a>
      </p>
      {page.mayReset && (
        <p>
          <a href={`${page.href}/reset`} data-test="reset-template">
            {words.reset.action}
          </a>
        </p>
      )}
    </section>
  );
}

function Upload({ page }: { readonly page: TemplatePage }) {
  const words = templateTexts.upload;
  const file = { id: 'file', label: words.label, hint: words.hint, error: page.refused === null ? page.errors[0]?.text : null };
  return (
    <section class="template-part" aria-labelledby="upload">
      <h2 id="upload">{words.title}</h2>
      <p>{words.text}</p>
      <form method="post" action={page.href} enctype="multipart/form-data" novalidate data-test="template-form">
        <CsrfInput csrf={page.frame.csrf} />
        <FormGroup {...file} name="file">
          <input class="govuk-file-upload" type="file" id="file" name="file" accept=".docx" {...describedBy(file)} />
        </FormGroup>
        <Button variant={page.checked === null ? 'primary' : 'secondary'}>{words.check}</Button>
      </form>
    </section>
  );
}

function History({ versions }: Pick<TemplatePage, 'versions'>) {
  const words = templateTexts.history;
  return (
    <section class="template-part" aria-labelledby="history">
      <h2 id="history">{words.title}</h2>
      {versions.length === 0 ? (
        <p>{words.none}</p>
      ) : (
        <DataTable
          caption={words.title}
          hideCaption
          rows={versions}
          rowTest="template-version"
          columns={[
            {
              label: words.version,
              names: true,
              cell: (row) => (
                <div>
                  {row.text} {row.inForce && <Badge text={words.inForce} tone="good" />}
                </div>
              ),
            },
            {
              label: words.file,
              cell: (row) =>
                row.file === null ? (
                  '—'
                ) : (
                  <a class="template-file" href={row.file.href} aria-label={row.file.label}>
                    {row.file.name}
                  </a>
                ),
            },
            { label: words.by, cell: (row) => row.by },
            { label: words.at, cell: (row) => row.at },
          ]}
        />
      )}
    </section>
  );
}

function Placeholders({ groups }: { readonly groups: TemplatePage['placeholders'] }) {
  const words = templateTexts.placeholders;
  return (
    <section class="template-part" aria-labelledby="placeholders">
      <h2 id="placeholders">{words.title}</h2>
      <p>{words.text}</p>
      {groups.map((group) => (
        <DataTable
          caption={group.title}
          rows={group.rows}
          rowTest="placeholder"
          columns={[
            { label: words.name, names: true, cell: (row) => <code class="placeholder">{row.code}</code> },
            { label: words.meaning, cell: (row) => row.meaning },
            { label: words.example, cell: (row) => <span lang="zh-CN">{row.example}</span> },
          ]}
        />
      ))}
    </section>
  );
}
