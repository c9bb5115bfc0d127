import type { LetterSamplesPage } from '../../src/web/pages/letter-samples-page.ts';
import { letterSampleTexts } from '../../src/web/texts/letter-samples.ts';
import { Layout } from '../layout.tsx';
import { DataTable } from '../partials/data-table.tsx';

export function LetterSamplesView({ frame, rows }: LetterSamplesPage) {
  const { title, lead, columns } = letterSampleTexts;
  return (
    <Layout frame={frame} wide>
      <h1>{title}</h1>
      <p class="hint">{lead}</p>
      <DataTable
        caption={title}
        hideCaption
        rowTest="letter-sample"
        rows={rows}
        columns={[
          { label: columns.letter, names: true, cell: (row) => <a href={row.href}>{row.name}</a> },
          { label: columns.occasion, cell: (row) => row.occasion },
          { label: columns.regime, cell: (row) => row.regime },
          {
            label: 'PDF',
            cell: (row) => (
              <a href={row.pdfHref} aria-label={`PDF: ${row.name}, ${row.occasion}, ${row.regime}`}>
                PDF
              </a>
            ),
          },
        ]}
      />
    </Layout>
  );
}
