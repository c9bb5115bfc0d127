import type { HistoryLineView, HistoryPart } from '../../src/web/pages/history-part.ts';
import { texts } from '../../src/web/texts.ts';
import { FieldList } from './field-list.tsx';

export function History({ history, allHref }: { readonly history: HistoryPart; readonly allHref: string }) {
  return (
    <>
      <p class="hint">{texts.history.order}</p>
      <HistoryLines lines={history.lines} test="history-line" />
      {history.hidden > 0 && (
        <p>
          <a href={allHref}>{`${texts.history.more}${texts.write.bracketed(String(history.hidden))}`}</a>
        </p>
      )}
    </>
  );
}

interface HistoryLinesProps {
  readonly lines: readonly HistoryLineView[];
  /** Shows the fields of each line at once. */
  readonly open?: boolean;
  readonly test?: string;
}

export function HistoryLines({ lines, open = false, test = 'excerpt-line' }: HistoryLinesProps) {
  return (
    <ol class="history">
      {lines.map((line) => (
        <Line line={line} open={open} test={test} />
      ))}
    </ol>
  );
}

interface LineProps {
  readonly line: HistoryLineView;
  readonly open: boolean;
  readonly test: string;
}

function Line({ line, open, test }: LineProps) {
  const marks = texts.history;
  return (
    <li class={line.inferred ? 'line line-inferred' : 'line'} data-test={test} data-version={line.version}>
      <p class="line-head">
        <time datetime={line.on}>{line.on}</time>
        <span class="line-sentence">{line.sentence}</span>
        {line.inferred && (
          <span class="badge badge-quiet" title={marks.inferredHelp}>
            {marks.inferred}
          </span>
        )}
        {line.assumed !== null && (
          <span class="badge badge-quiet" title={marks.assumedHelp}>
            {line.assumed}
          </span>
        )}
      </p>
      <p class="line-foot">
        <span>{`#${line.version}`}</span>
        <span>{line.who}</span>
        <span>{line.recorded}</span>
        <span>
          {`${marks.hash} `}
          <code title={line.hash}>{line.shortHash}</code>
        </span>
      </p>
      {line.details.length > 0 && (
        <details class="line-details" open={open}>
          <summary>{marks.details}</summary>
          <FieldList fields={line.details} compact />
        </details>
      )}
    </li>
  );
}
