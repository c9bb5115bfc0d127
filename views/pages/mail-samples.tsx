import type { MailSamplesPage } from '../../src/web/pages/mail-samples-page.ts';
import { mailSampleTexts } from '../../src/web/texts/mail-samples.ts';
import { Layout } from '../layout.tsx';
import { DataTable } from '../partials/data-table.tsx';

export function MailSamplesView({ frame, groups }: MailSamplesPage) {
  const { title, lead, columns } = mailSampleTexts;
  return (
    <Layout frame={frame} wide>
      <h1>{title}</h1>
      <p class="hint">{lead}</p>
      {groups.map((group) => (
        <section>
          <h2>{group.title}</h2>
          <DataTable
            caption={group.title}
            hideCaption
            rowTest="mail-kind"
            rows={group.rows}
            columns={[
              { label: columns.name, names: true, cell: (row) => <a href={row.href}>{row.name}</a> },
              { label: columns.when, cell: (row) => row.when },
              { label: columns.to, cell: (row) => row.to },
            ]}
          />
        </section>
      ))}
    </Layout>
  );
}
