import type { ReplayLine, ReplayPart } from '../../src/web/pages/audit/replay-page.ts';
import { replayTexts } from '../../src/web/texts/replay.ts';
import { texts } from '../../src/web/texts.ts';
import { Badge } from './badge.tsx';
import { ChartDiagram } from './chart-diagram.tsx';
import { ClockLedger } from './clock-ledger.tsx';
import { FieldList } from './field-list.tsx';
import { HistoryLines } from './history-list.tsx';
import { LimitTable } from './limit-table.tsx';

/** The case as it stood. A script puts it in place of the one before when the slider moves. */
export function ReplayCase({ part }: { readonly part: ReplayPart }) {
  const words = replayTexts;
  return (
    <div data-test="replay-part" data-version={part.version} data-announced={part.announced} data-position={part.position}>
      <p class="lead" data-test="replay-sentence">
        {part.sentence}
      </p>
      {part.notes.map((note) => (
        <p class="govuk-inset-text">{note}</p>
      ))}
      {part.decisive !== null && (
        <section class="section replay-made">
          <h2>{words.made}</h2>
          <HistoryLines lines={[part.decisive]} open test="replay-decisive" />
          {part.compareHref !== null && (
            <p>
              <a href={part.compareHref}>{words.compareNext}</a>
            </p>
          )}
        </section>
      )}
      <div class="replay-columns">
        <Standing part={part} />
        <Reckoning part={part} />
      </div>
      <section class="section">
        <h2>{words.charts}</h2>
        {part.charts.map((chart) => (
          <div class="replay-chart" data-test="replay-chart">
            <h3>{chart.title}</h3>
            <ChartDiagram diagram={chart.diagram} />
          </div>
        ))}
      </section>
      <section class="section">
        <h2>{words.history}</h2>
        {part.lines.map((line) => (
          <Line line={line} />
        ))}
      </section>
    </div>
  );
}

interface PartProps {
  readonly part: ReplayPart;
}

function Standing({ part }: PartProps) {
  const words = replayTexts;
  return (
    <div>
      <section class="section" data-test="replay-states">
        <h2>{words.state}</h2>
        <FieldList fields={part.states} compact />
      </section>
      <section class="section">
        <h2>{words.facts}</h2>
        <FieldList fields={part.facts} compact />
        <details class="more">
          <summary>{words.application}</summary>
          <FieldList fields={part.application} compact />
        </details>
      </section>
      <section class="section" data-test="replay-letters">
        <h2>{words.letters}</h2>
        {part.letters.length === 0 ? <p class="hint">{words.noLetters}</p> : <List items={part.letters} />}
      </section>
      <section class="section" data-test="replay-breaches">
        <h2>{words.breaches}</h2>
        {part.breaches.length === 0 && <p class="hint">{words.noBreaches}</p>}
        <ul>
          {part.breaches.map((breach) => (
            <li>
              <Badge text={breach.rule} tone="alarm" /> {breach.message}
            </li>
          ))}
        </ul>
      </section>
    </div>
  );
}

function Reckoning({ part }: PartProps) {
  const words = replayTexts;
  return (
    <div>
      {part.clock !== null && (
        <section class="section" data-test="replay-clock">
          <h2>{words.due}</h2>
          <ul data-test="replay-due">
            {part.due.map((note) => (
              <li>{note}</li>
            ))}
          </ul>
          <ClockLedger clock={part.clock} />
        </section>
      )}
      <section class="section" data-test="replay-limits">
        <h2>{words.limits}</h2>
        {part.limits.length === 0 ? <p class="hint">{texts.case.noLimits}</p> : <LimitTable caption={words.limits} rows={part.limits} />}
      </section>
    </div>
  );
}

function List({ items }: { readonly items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}

function Line({ line }: { readonly line: ReplayLine }) {
  return (
    <div
      class={line.decisive ? 'replay-line replay-line-decisive' : 'replay-line'}
      data-test={line.decisive ? 'replay-line-decisive' : 'replay-line'}
    >
      {line.decisive && <Badge text={replayTexts.made} tone="warn" />}
      {line.knownLater !== null && <Badge text={line.knownLater} tone="alarm" test="known-later" />}
      <HistoryLines lines={[line.line]} />
    </div>
  );
}
