import type { SignInsPage } from '../../src/web/pages/sign-ins-page.ts';
import { accessTexts } from '../../src/web/texts/access.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { DataTable } from '../partials/data-table.tsx';

export function SignInsView({ frame, lines, hasOthers }: SignInsPage) {
  const words = accessTexts.sessions;
  return (
    <Layout frame={frame}>
      <a class="govuk-back-link" href="/settings">
        {accessTexts.factor.back}
      </a>
      <h1>{words.title}</h1>
      <p>{words.lead}</p>
      <DataTable
        caption={words.caption}
        hideCaption
        rowTest="sign-in"
        rows={lines}
        columns={[
          { label: words.columns.where, names: true, cell: (line) => line.browser },
          { label: words.columns.network, cell: (line) => line.network },
          { label: words.columns.started, cell: (line) => line.started },
          { label: words.columns.seen, cell: (line) => line.seen },
          { label: words.columns.end, cell: (line) => <End line={line} /> },
        ]}
      />
      {hasOthers && (
        <p class="button-row">
          <Button href="/settings/sessions/others" variant="secondary" test="end-others">
            {words.endOthers}
          </Button>
        </p>
      )}
    </Layout>
  );
}

function End({ line }: { readonly line: SignInsPage['lines'][number] }) {
  const words = accessTexts.sessions;
  if (line.isThis) return <strong data-test="this-sign-in">{words.here}</strong>;
  return (
    <a href={line.endHref} aria-label={words.endLabel(line.browser, line.started)} data-test="end-sign-in">
      {words.end}
    </a>
  );
}
