import type { ErrorLine } from '../../src/web/forms/form-errors.ts';
import type { ComparePage, CompareSection } from '../../src/web/pages/audit/compare-page.ts';
import { replayTexts } from '../../src/web/texts/replay.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { HistoryLines } from '../partials/history-list.tsx';
import { TextDiff } from '../partials/text-diff.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function CompareView(page: ComparePage) {
  const words = replayTexts.compare;
  return (
    <Layout frame={page.frame} wide>
      <ErrorSummary errors={errorsOf(page)} />
      <ToolHead backHref={page.backHref} back={replayTexts.toReplay} caseNo={page.caseNo} title={words.title} subject={page.title} />
      <p class="hint">{words.intro}</p>
      <Choice page={page} />
      {!page.failed && <Summary page={page} />}
      {page.summary !== null && <Entries page={page} />}
      {page.summary !== null && page.sections.map((section) => <Section section={section} page={page} />)}
    </Layout>
  );
}

interface Props {
  readonly page: ComparePage;
}

function errorsOf({ errors }: ComparePage): readonly ErrorLine[] {
  const lines = (['from', 'to'] as const).map((name) => ({ text: errors[name], href: `#compare-${name}` }));
  return lines.flatMap(({ text, href }) => (text === null ? [] : [{ text, href }]));
}

function Summary({ page }: Props) {
  const words = replayTexts.compare;
  if (page.summary === null || page.changed === 0) {
    return <EmptyState title={words.none} text={page.summary === null ? words.same : words.noneText} test="compare-none" />;
  }
  return (
    <p class="lead" data-test="compare-summary">
      {page.summary}
    </p>
  );
}

function Version({ page, name }: Props & { readonly name: 'from' | 'to' }) {
  const error = page.errors[name];
  return (
    <div>
      <label for={`compare-${name}`}>{replayTexts.compare[name]}</label>
      {error !== null && (
        <p class="govuk-error-message" id={`compare-${name}-error`}>
          <span class="visually-hidden">{texts.errorPrefix}</span>
          {error}
        </p>
      )}
      <select
        class="govuk-select"
        id={`compare-${name}`}
        name={name}
        {...(error === null ? {} : { 'aria-invalid': true, 'aria-describedby': `compare-${name}-error` })}
      >
        {page.options.map((option) => (
          <option value={String(option.version)} selected={option.version === page[name]}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}

function Choice({ page }: Props) {
  const words = replayTexts.compare;
  return (
    <form method="get" action={page.action} class="section audit-forms" data-test="compare-form">
      <Version page={page} name="from" />
      <Version page={page} name="to" />
      <div>
        <Button variant="secondary" small>
          {words.show}
        </Button>
      </div>
    </form>
  );
}

function Entries({ page }: Props) {
  return (
    <section class="section" data-test="compare-entries">
      <h2>{replayTexts.compare.entries(page.from, page.to)}</h2>
      <HistoryLines lines={page.lines} open />
    </section>
  );
}

const TONES = { changed: 'warn', added: 'good', removed: 'alarm', same: 'quiet' } as const;

function Section({ section, page }: { readonly section: CompareSection; readonly page: ComparePage }) {
  const words = replayTexts.compare;
  return (
    <section class="section" data-test={`compare-${section.id}`}>
      <h2>{section.title}</h2>
      {section.rows.length === 0 ? (
        <p class="hint">{words.noSection}</p>
      ) : (
        <DataTable
          caption={section.title}
          hideCaption
          rowTest="compare-row"
          rows={section.rows}
          columns={[
            { label: words.item, names: true, cell: (row) => row.label },
            { label: words.before(page.from), cell: (row) => row.before ?? texts.none },
            { label: words.after(page.to), cell: (row) => <span class={`compare-${row.difference}`}>{row.after ?? texts.none}</span> },
            { label: words.mark, cell: (row) => <Badge text={words.marks[row.difference]} tone={TONES[row.difference]} /> },
          ]}
        />
      )}
      {section.texts.map((text) => (
        <>
          <h3>{text.title}</h3>
          <TextDiff diff={text.diff} />
        </>
      ))}
      {section.id === 'reply' && <p class="hint">{words.draftNote}</p>}
    </section>
  );
}
