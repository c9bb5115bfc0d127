import type { ReportTextPage } from '../../src/web/pages/report-text-page.ts';
import { reportTextTexts } from '../../src/web/texts/report-text.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { ExplainCheck } from '../partials/explain-check.tsx';

interface Props {
  readonly page: ReportTextPage;
}

type Row = ReportTextPage['parts'][number];

export function ReportTextView(page: ReportTextPage) {
  const words = reportTextTexts;
  return (
    <Layout frame={page.frame}>
      <p class="crumb">
        <a href={page.back.href}>{page.back.label}</a>
      </p>
      <p class="case-no">{page.organ}</p>
      <h1>{page.title}</h1>
      <p class="hint">{words.intro}</p>
      {page.lines.map((line) => (
        <p>{line}</p>
      ))}
      {page.readOnly !== null && <p class="govuk-inset-text">{page.readOnly}</p>}
      <Parts page={page} />
      <Checks page={page} />
      <Downloads page={page} />
    </Layout>
  );
}

function Parts({ page }: Props) {
  const words = reportTextTexts.parts;
  const columns = [
    { label: words.part, names: true, cell: (row: Row) => <a href={row.href}>{row.name}</a> },
    { label: words.written, cell: (row: Row) => row.written },
    { label: words.by, cell: (row: Row) => row.by },
    { label: words.problems, cell: (row: Row) => (row.hasProblems ? <strong>{row.problems}</strong> : row.problems) },
    {
      label: words.versions,
      cell: (row: Row) => (
        <a href={row.versionsHref} aria-label={`${words.versions} ${row.name}`}>
          {words.versions}
        </a>
      ),
    },
  ];
  return (
    <section class="section">
      <DataTable caption={words.caption} columns={columns} rows={page.parts} rowTest="report-part" />
      {page.beginAction !== null && (
        <form method="post" action={page.beginAction} data-test="begin-texts">
          <CsrfInput csrf={page.frame.csrf} />
          <p class="hint">{reportTextTexts.begin.hint}</p>
          <Button variant="secondary">{reportTextTexts.begin.submit}</Button>
        </form>
      )}
    </section>
  );
}

function Checks({ page }: Props) {
  const { checks, findings } = reportTextTexts;
  return (
    <section class="section">
      <h2>{findings.title}</h2>
      {page.findings.length === 0 ? (
        <p>{findings.none}</p>
      ) : (
        <ul data-test="text-findings">
          {page.findings.map(({ text, href }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
        </ul>
      )}
      <h2>{checks.title}</h2>
      {page.failing.length === 0 ? (
        <p>{checks.none}</p>
      ) : (
        <>
          <p class="hint">{checks.hint}</p>
          <ul data-test="failing-checks">
            {page.failing.map(({ text, explain }) => (
              <li>
                {text}
                {explain !== null && <ExplainCheck form={explain} csrf={page.frame.csrf} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Downloads({ page }: Props) {
  const words = reportTextTexts.downloads;
  return (
    <section class="section">
      <h2>{words.title}</h2>
      <p>
        <a href={page.previewHref} data-test="report-preview">
          {reportTextTexts.preview}
        </a>
      </p>
      {page.downloads === null ? (
        <p class="govuk-inset-text">{words.blocked}</p>
      ) : (
        <>
          {page.isDraft && <p class="hint">{words.draft}</p>}
          <ul data-test="report-files">
            {page.downloads.map(({ href, label }) => (
              <li>
                <a href={href} download>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
