import type { HistoryLineView, HistoryPart } from '../../src/web/pages/history-part.ts';
import { texts } from '../../src/web/texts.ts';
import { FieldList } from './field-list.tsx';

export function History({ history, allHref }: { readonly history: HistoryPart; readonly allHref: string }) {
  return (
    <>
      <p class="hint">{texts.history.order}</p>
      <HistoryLines lines={history.lines} />
      {history.hidden > 0 && (
        <p>
          <a href={allHref}>{`${texts.history.more}（${history.hidden}）`}</a>
        </p>
      )}
    </>
  );
}

export function HistoryLines({ lines }: { readonly lines: readonly HistoryLineView[] }) {
  return (
    <ol class="history">
      {lines.map((line) => (
        <Line line={line} />
      ))}
    </ol>
  );
}

function Line({ line }: { readonly line: HistoryLineView }) {
  const marks = texts.history;
  return (
    <li class={line.inferred ? 'line line-inferred' : 'line'} data-test="history-line" data-version={line.version}>
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
        <details class="line-details">
          <summary>{marks.details}</summary>
          <FieldList fields={line.details} compact />
        </details>
      )}
    </li>
  );
}
