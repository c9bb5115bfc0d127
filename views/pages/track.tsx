import type { NeedView, TrackPage } from '../../src/web/pages/track-page.ts';
import { trackTexts } from '../../src/web/texts/track.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { FieldList } from '../partials/field-list.tsx';
import { Timeline } from '../partials/timeline.tsx';
import { DuePart } from '../partials/track-due.tsx';
import { LettersPart } from '../partials/track-letters.tsx';
import { RemediesPart } from '../partials/track-remedies.tsx';
import { ReplyPart } from '../partials/track-reply.tsx';

/** A case as its applicant sees it. */
export function TrackView(page: TrackPage) {
  return (
    <Layout frame={page.frame}>
      <Head page={page} />
      <Needs needs={page.needs} done={page.state.tone === 'done'} />
      {page.reply !== null && (
        <section class="card track-part" aria-labelledby="reply" data-test="reply">
          <h2 id="reply">{trackTexts.reply.title}</h2>
          <ReplyPart reply={page.reply} />
        </section>
      )}
      {page.letters.length > 0 && <LettersPart letters={page.letters} />}
      {page.remedies !== null && <RemediesPart remedies={page.remedies} />}
      {page.hasPeriod && <DuePart due={page.due} />}
      <section class="card track-part" aria-labelledby="timeline">
        <h2 id="timeline">{trackTexts.timeline.title}</h2>
        {page.items.length === 0 ? <p>{trackTexts.timeline.empty}</p> : <Timeline items={page.items} />}
      </section>
      <Earlier page={page} />
      <section class="card track-part" aria-labelledby="application">
        <h2 id="application">{trackTexts.page.applied}</h2>
        <FieldList fields={page.application} />
      </section>
      <Other page={page} />
      <Tools page={page} />
    </Layout>
  );
}

function Head({ page }: { readonly page: TrackPage }) {
  return (
    <>
      <div class="page-head">
        <div>
          <p class="track-organ">{page.organName}</p>
          <h1 data-test="case-no">{trackTexts.page.title(page.caseNo)}</h1>
        </div>
        <Leave page={page} />
      </div>
      <section class={`card track-state track-state-${page.state.tone}`} aria-labelledby="state">
        <h2 id="state" class="track-state-title">
          {trackTexts.page.nowTitle}
        </h2>
        <p class="track-state-text" data-test="state">
          {page.state.sentence}
        </p>
        {page.hasPeriod && page.state.tone !== 'done' && (
          <p class="track-state-due" data-test="due-line">
            {page.due.sentence}
          </p>
        )}
      </section>
    </>
  );
}

function Leave({ page }: { readonly page: TrackPage }) {
  return (
    <form class="no-print" method="post" action="/track/leave">
      <CsrfInput csrf={page.frame.csrf} />
      <Button variant="secondary" small test="leave">
        {trackTexts.leave.submit}
      </Button>
    </form>
  );
}

function Needs({ needs, done }: { readonly needs: readonly NeedView[]; readonly done: boolean }) {
  if (needs.length === 0 && done) return null;
  return (
    <section class={needs.length === 0 ? 'card track-part' : 'card track-part track-needs'} aria-labelledby="needs" data-test="needs">
      <h2 id="needs">{trackTexts.need.title}</h2>
      {needs.length === 0 ? <p data-test="no-needs">{trackTexts.need.nothing}</p> : needs.map((need) => <Need need={need} />)}
    </section>
  );
}

function Need({ need }: { readonly need: NeedView }) {
  const lastDay = need.lastDay === null ? [] : [{ label: trackTexts.need.lastDay, value: need.lastDay }];
  return (
    <div class="track-need" data-test="need" data-kind={need.kind}>
      <h3>{need.title}</h3>
      {need.texts.map((text) => (
        <p>{text}</p>
      ))}
      <FieldList fields={[...need.facts, ...lastDay]} />
      {need.act !== null && need.href !== null && (
        <p class="no-print">
          <Button href={need.href} test={`act-${need.act.act}`}>
            {need.act.label}
          </Button>
        </p>
      )}
      {need.cannot !== null && <p class="govuk-inset-text">{need.cannot}</p>}
      <p class="basis">{texts.write.labelled(trackTexts.need.rule, need.basis)}</p>
    </div>
  );
}

function Earlier({ page }: { readonly page: TrackPage }) {
  return (
    <>
      {page.earlier.map((round) => (
        <details class="card track-earlier" data-test="earlier">
          <summary>
            <h2>{round.title}</h2>
          </summary>
          <Timeline items={round.items} test="earlier-item" />
          {round.reply !== null && <ReplyPart reply={round.reply} />}
        </details>
      ))}
    </>
  );
}

function Other({ page }: { readonly page: TrackPage }) {
  if (page.other.length === 0) return null;
  return (
    <section class="card track-part no-print" aria-labelledby="other">
      <h2 id="other">{trackTexts.page.otherTitle}</h2>
      <ul class="govuk-list track-other">
        {page.other.map((act) => (
          <li>
            {act.href === null ? (
              <>
                <span>{act.label}</span>
                <span class="hint">{act.cannot}</span>
              </>
            ) : (
              <a href={act.href}>{act.label}</a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Tools({ page }: { readonly page: TrackPage }) {
  return (
    <section class="track-tools no-print" aria-label={trackTexts.page.tools}>
      {page.childNumbers.length > 0 && (
        <p data-test="children">
          {texts.write.labelled(trackTexts.page.children, texts.write.list(page.childNumbers))} {trackTexts.page.childrenHelp}
        </p>
      )}
      {page.icsHref !== null && (
        <p>
          <a href={page.icsHref} data-test="ics">
            {trackTexts.page.ics}
          </a>
          <span class="hint">{trackTexts.page.icsHint}</span>
        </p>
      )}
      <button type="button" class="govuk-button govuk-button--secondary" data-module="yishen-print" hidden>
        {trackTexts.page.printed}
      </button>
      <p class="hint">{trackTexts.leave.advice}</p>
    </section>
  );
}
