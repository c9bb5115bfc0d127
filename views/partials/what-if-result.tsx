import type { WhatIfResult as Result } from '../../src/web/pages/what-if-page.ts';
import { caseToolTexts } from '../../src/web/texts/case-tools.ts';
import { texts } from '../../src/web/texts.ts';
import { Badge } from './badge.tsx';
import { ClockLedger } from './clock-ledger.tsx';

/** Due day and ledger as they would be. Sent alone to scripts. */
export function WhatIfResult({ result }: { readonly result: Result }) {
  const words = caseToolTexts.whatIf;
  return (
    <>
      <h2>{words.compare}</h2>
      <dl class="facts what-if-compare">
        <div data-test="what-if-now">
          <dt>{words.now}</dt>
          <dd>
            <strong>{result.now.due}</strong> <span class="state">{result.now.state}</span>
          </dd>
        </div>
        {result.after !== null && (
          <div data-test="what-if-then">
            <dt>{result.after.title}</dt>
            <dd>
              <strong>{result.after.due}</strong> <span class="state">{result.after.state}</span>
              {result.after.moved !== null && <span class="hint"> {result.after.moved}</span>}
            </dd>
          </div>
        )}
      </dl>
      {result.problems.map((problem) => (
        <p class="govuk-error-message" data-test="what-if-problem">
          {problem}
        </p>
      ))}
      {result.steps.length > 0 && <Steps result={result} />}
      {result.limits.length > 0 && (
        <>
          <h3>{words.limits}</h3>
          <ul>
            {result.limits.map((limit) => (
              <li>{limit}</li>
            ))}
          </ul>
        </>
      )}
      {result.clock !== null && (
        <>
          <h3>{words.ledger}</h3>
          <ClockLedger clock={result.clock} />
        </>
      )}
    </>
  );
}

function Steps({ result }: { readonly result: Result }) {
  return (
    <>
      <h3>{caseToolTexts.whatIf.steps}</h3>
      <ol class="what-if-steps">
        {result.steps.map((step) => (
          <li data-test="what-if-step">
            <p>
              <span class="what-if-day">{step.on}</span> <strong>{step.label}</strong> <Badge text={step.verdict} tone={step.tone} />
            </p>
            {step.reason !== null && <p>{step.reason}</p>}
            {step.basis !== null && <p class="basis">{texts.write.labelled(texts.steps.article, step.basis)}</p>}
            {step.dueAfter !== null && <p class="hint">{step.dueAfter}</p>}
          </li>
        ))}
      </ol>
    </>
  );
}
