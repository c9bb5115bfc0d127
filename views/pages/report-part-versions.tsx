import type { PartVersionsPage } from '../../src/web/pages/report-part-page.ts';
import { reportTextTexts } from '../../src/web/texts/report-text.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { TextDiff } from '../partials/text-diff.tsx';

export function ReportPartVersionsView(page: PartVersionsPage) {
  const words = reportTextTexts.versions;
  return (
    <Layout frame={page.frame}>
      <p class="crumb">
        <a href={page.back.href}>{page.back.label}</a>
      </p>
      <h1>{page.title}</h1>
      {page.versions.length === 0 && <EmptyState text={words.none} />}
      {page.versions.map((version) => (
        <Version page={page} version={version} />
      ))}
      {page.older !== null && <p class="hint">{page.older}</p>}
    </Layout>
  );
}

interface VersionProps {
  readonly page: PartVersionsPage;
  readonly version: PartVersionsPage['versions'][number];
}

function Version({ page, version: { number, name, isCurrent, isFirst, diff } }: VersionProps) {
  const words = reportTextTexts.versions;
  return (
    <section class="section" data-test="part-version">
      <h2>
        {name} {isCurrent && <span class="govuk-tag">{words.current}</span>}
      </h2>
      <details class="more" open={isCurrent}>
        <summary>
          {isFirst ? words.first : words.change}
          <span class="visually-hidden"> {name}</span>
        </summary>
        <TextDiff diff={diff} />
      </details>
      {page.restoreAction !== null && !isCurrent && (
        <form method="post" action={page.restoreAction}>
          <CsrfInput csrf={page.frame.csrf} />
          <input type="hidden" name="version" value={number} />
          <input type="hidden" name="base" value={page.base} />
          <Button variant="secondary" small label={words.restoreOf(number)} test="restore-version">
            {words.restore}
          </Button>
        </form>
      )}
    </section>
  );
}
