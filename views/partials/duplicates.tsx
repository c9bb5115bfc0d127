import type { DuplicatesPart, HintLine } from '../../src/web/pages/duplicates-part.ts';
import { intakeTexts } from '../../src/web/texts/intake.ts';
import { texts } from '../../src/web/texts.ts';
import { DataTable } from './data-table.tsx';

interface DuplicatesProps {
  readonly part: DuplicatesPart;
  /** The page holds what somebody typed: links must not leave it. */
  readonly newTab?: boolean;
}

/** Other applications of the applicant: what they ask, how they stand, what the officer may think of. */
export function Duplicates({ part, newTab = false }: DuplicatesProps) {
  return (
    <section class="duplicates" aria-labelledby="duplicates-title" data-test="duplicates">
      <h2 id="duplicates-title">{part.rows.length > 0 ? intakeTexts.duplicates.title : intakeTexts.duplicates.titleOften}</h2>
      {part.rows.length > 0 && <SimilarTable rows={part.rows} newTab={newTab} />}
      {part.proposals.length > 0 && <Lines lines={part.proposals} test="duplicates-proposal" />}
      <Lines lines={part.frequency} test="duplicates-frequency" />
    </section>
  );
}

function SimilarTable({ rows, newTab }: { readonly rows: DuplicatesPart['rows']; readonly newTab: boolean }) {
  const words = intakeTexts.duplicates;
  const target = newTab ? ({ target: '_blank', rel: 'noopener' } as const) : {};
  return (
    <DataTable
      caption={words.caption}
      hideCaption
      rows={rows}
      rowTest="duplicate"
      columns={[
        {
          label: words.caseNo,
          names: true,
          cell: (row) => (
            <a href={row.href} {...target}>
              {row.caseNo}
              {newTab && <span class="visually-hidden">{words.openNew}</span>}
            </a>
          ),
        },
        { label: words.subject, cell: (row) => row.title },
        { label: words.arrivedOn, cell: (row) => row.arrivedOn },
        { label: words.state, cell: (row) => row.standing },
        { label: words.sameBy, cell: (row) => row.sameBy },
      ]}
    />
  );
}

function Lines({ lines, test }: { readonly lines: readonly HintLine[]; readonly test: string }) {
  return (
    <ul class="duplicates-lines" data-test={test}>
      {lines.map((line) => (
        <li>
          {line.text}
          {line.basis !== null && <span class="hint"> {texts.write.bracketed(line.basis)}</span>}
        </li>
      ))}
    </ul>
  );
}
