import type { CasePage } from '../../src/web/pages/case-page.ts';
import type { DuePart } from '../../src/web/pages/due-part.ts';
import { caseTexts } from '../../src/web/texts/case.ts';
import { texts } from '../../src/web/texts.ts';
import { Badge } from './badge.tsx';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';
import { FieldList } from './field-list.tsx';

/** What the case is, where it stands, by when a reply is due and what to do about it. */
export function CaseHead({ page }: { readonly page: CasePage }) {
  return (
    <div class="case-head">
      <p class="crumb">
        <a href="/queue">{texts.case.back}</a>
      </p>
      <p class="case-no">
        {page.kind !== null && page.kind !== page.caseNo && <span class="case-kind">{page.kind} </span>}
        <span data-test="case-no">{page.caseNo}</span>
        <span class="case-version">{texts.case.version(page.version)}</span>
      </p>
      <h1 data-test="case-title">{page.title}</h1>
      <p class="case-status">
        <span class="state state-large" data-test="case-state">
          {page.state}
        </span>
        {page.due !== null && (
          <span class={`due due-${page.due.tone}`} data-test="due">
            {page.due.text}
          </span>
        )}
      </p>
      {page.due !== null && <Due due={page.due} />}
      <FieldList fields={page.facts} compact />
      <Family family={page.family} />
      <Tools page={page} />
      {page.breaches.length > 0 && <Breaches breaches={page.breaches} />}
    </div>
  );
}

/** First and present due day side by side, each with the event that made it. */
function Due({ due }: { readonly due: DuePart }) {
  const words = caseTexts.due;
  const days = [
    { label: words.first, day: due.first },
    { label: words.current, day: due.current },
  ].flatMap(({ label, day }) => (day === null ? [] : [{ label, day }]));
  return (
    <div class="due-part" data-test="due-part">
      {due.note !== null && <p class="hint">{due.note}</p>}
      {days.length > 0 && (
        <dl class="facts facts-compact">
          {days.map(({ label, day }) => (
            <div data-test="due-day">
              <dt>{label}</dt>
              <dd>
                {day.on} <span class="hint">{texts.write.bracketed(day.because)}</span>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {due.counted !== null && <p class="due-counted">{due.counted}</p>}
      {due.actions.length > 0 && (
        <p class="due-actions">
          {due.actions.map((action) => (
            <a class="due-action" href={action.href} data-test="due-action">
              {action.label}
            </a>
          ))}
        </p>
      )}
    </div>
  );
}

function Family({ family }: Pick<CasePage, 'family'>) {
  if (family.parentHref === null && family.children.length === 0) return null;
  return (
    <div class="case-family">
      {family.parentHref !== null && (
        <p>
          <a href={family.parentHref}>{caseTexts.parent}</a>
        </p>
      )}
      {family.children.length > 0 && (
        <>
          <p>{caseTexts.children}</p>
          <ul>
            {family.children.map((child) => (
              <li>{child.href === null ? child.label : <a href={child.href}>{child.label}</a>}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function Tools({ page }: { readonly page: CasePage }) {
  const { links, queryCodeAction } = page.tools;
  if (links.length === 0 && queryCodeAction === null) return null;
  return (
    <div class="case-tools">
      {links.map((link) => (
        <Button href={link.href} variant="secondary" small test={link.test}>
          {link.label}
        </Button>
      ))}
      {queryCodeAction !== null && (
        <details class="case-tool">
          <summary>{caseTexts.tools.queryCode}</summary>
          <form method="post" action={queryCodeAction}>
            <CsrfInput csrf={page.frame.csrf} />
            <p class="hint">{caseTexts.tools.queryCodeHint}</p>
            <Button variant="secondary" small>
              {caseTexts.tools.queryCode}
            </Button>
          </form>
        </details>
      )}
    </div>
  );
}

function Breaches({ breaches }: Pick<CasePage, 'breaches'>) {
  return (
    <div class="breaches" data-test="breaches">
      <h2>{texts.case.sections.breaches}</h2>
      <ul>
        {breaches.map((breach) => (
          <li>
            <Badge text={breach.rule} tone="alarm" /> {breach.message}
          </li>
        ))}
      </ul>
    </div>
  );
}
