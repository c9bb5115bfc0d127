import type { TemplateLine, TemplatesPage } from '../../src/web/pages/templates-page.ts';
import { letterSampleTexts } from '../../src/web/texts/letter-samples.ts';
import { templateTexts } from '../../src/web/texts/templates.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { DataTable } from '../partials/data-table.tsx';

export function TemplatesView({ frame, forms, letters, mayChange }: TemplatesPage) {
  const words = templateTexts;
  return (
    <Layout frame={frame} wide>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <p>
        <a href="/letterhead">{words.letterheadLink}</a> <a href="/letters/samples">{letterSampleTexts.title}</a>
      </p>
      {!mayChange && <p class="hint">{words.readOnly}</p>}
      <h2>{words.forms.caption}</h2>
      <p>{words.forms.hint}</p>
      <Lines caption={words.forms.caption} rows={forms} />
      <h2>{words.letters.caption}</h2>
      <Lines caption={words.letters.caption} rows={letters} />
    </Layout>
  );
}

function Lines({ caption, rows }: { readonly caption: string; readonly rows: readonly TemplateLine[] }) {
  const { columns, download, downloadOf } = templateTexts;
  return (
    <DataTable
      caption={caption}
      hideCaption
      rows={rows}
      rowTest="template"
      columns={[
        {
          label: columns.template,
          names: true,
          cell: (row) => (
            <div class="template-name">
              <a href={row.href}>{row.name}</a>
              {row.hint !== null && <div class="hint">{row.hint}</div>}
            </div>
          ),
        },
        {
          label: columns.inForce,
          cell: (row) => (row.inForce.own ? <Badge text={row.inForce.text} tone="good" test="own-template" /> : row.inForce.text),
        },
        { label: columns.changed, cell: (row) => row.changed ?? '—' },
        {
          label: columns.file,
          cell: (row) => (
            <a href={row.downloadHref} aria-label={downloadOf(row.name)}>
              {download}
            </a>
          ),
        },
      ]}
    />
  );
}
