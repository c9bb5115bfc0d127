import type { ComparePage, CompareSection } from '../../src/web/pages/audit/compare-page.ts';
import { replayTexts } from '../../src/web/texts/replay.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { HistoryLines } from '../partials/history-list.tsx';
import { TextDiff } from '../partials/text-diff.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

export function CompareView(page: ComparePage) {
  const words = replayTexts.compare;
  return (
    <Layout frame={page.frame} wide>
      <ToolHead backHref={page.backHref} back={replayTexts.toReplay} caseNo={page.caseNo} title={words.title} subject={page.title} />
      <p class="hint">{words.intro}</p>
      <Choice page={page} />
      {page.summary === null || page.changed === 0 ? (
        <EmptyState title={words.none} text={page.summary === null ? words.same : words.noneText} test="compare-none" />
      ) : (
        <p class="lead" data-test="compare-summary">
          {page.summary}
        </p>
      )}
      {page.summary !== null && <Entries page={page} />}
      {page.summary !== null && page.sections.map((section) => <Section section={section} page={page} />)}
    </Layout>
  );
}

interface Props {
  readonly page: ComparePage;
}

function Choice({ page }: Props) {
  const words = replayTexts.compare;
  const select = (name: 'from' | 'to') => (
    <div>
      <label for={`compare-${name}`}>{words[name]}</label>
      <select class="govuk-select" id={`compare-${name}`} name={name}>
        {page.options.map((option) => (
          <option value={String(option.version)} selected={option.version === page[name]}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
  return (
    <form method="get" action={page.action} class="section audit-forms" data-test="compare-form">
      {select('from')}
      {select('to')}
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
