import type { CodeHelp } from '../../src/web/pages/code-help.ts';
import { caseTexts } from '../../src/web/texts/case.ts';
import { DataTable } from './data-table.tsx';

/** When each decision code fits, in the order in which they go before one another. Scripts take hint and article of a code from here. */
export function CodeHelpTable({ rows }: { readonly rows: CodeHelp }) {
  const words = caseTexts.help;
  return (
    <details class="more" id="code-help" data-test="code-help">
      <summary>{words.title}</summary>
      <div class="more-text" id="code-help-table">
        <p>{words.intro}</p>
        <DataTable
          caption={words.title}
          hideCaption
          rows={rows}
          columns={[
            {
              label: words.code,
              names: true,
              cell: (row) => (
                <span data-code={row.code} {...(row.basisValue === null ? {} : { 'data-basis': row.basisValue })} data-hint={row.when}>
                  {row.code} {row.label}
                </span>
              ),
            },
            { label: words.when, cell: (row) => row.when },
            { label: words.basis, cell: (row) => row.basis },
          ]}
        />
      </div>
    </details>
  );
}
