import type { ReplayPage } from '../../src/web/pages/audit/replay-page.ts';
import { replayTexts } from '../../src/web/texts/replay.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { EmptyState } from '../partials/empty-state.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { ReplayCase } from '../partials/replay-part.tsx';
import { ToolHead } from '../partials/tool-head.tsx';

/** Plain forms that ask for a version or a day; a script asks for it while the slider moves. */
export function ReplayView(page: ReplayPage) {
  const words = replayTexts;
  return (
    <Layout frame={page.frame} wide>
      {page.day.error !== null && <ErrorSummary errors={[{ text: page.day.error, href: '#replay-on' }]} />}
      <ToolHead backHref={page.backHref} back={words.back} caseNo={page.caseNo} title={words.title} subject={page.title} />
      <p class="hint">{words.intro}</p>
      <div class="section replay-controls" data-module="yishen-replay" data-action={page.action} data-result="replay-result">
        <Slider page={page} />
        <Marks page={page} />
        <Jump page={page} />
        {page.compareHref !== null && (
          <p>
            <a href={page.compareHref} data-test="to-compare">
              {words.compareTool}
            </a>
          </p>
        )}
        <p role="status" class="visually-hidden" data-status />
      </div>
      <div id="replay-result">
        {page.part === null ? (
          <EmptyState title={words.nothingTitle} text={page.nothing} test="replay-empty" />
        ) : (
          <ReplayCase part={page.part} />
        )}
      </div>
    </Layout>
  );
}

interface Props {
  readonly page: ReplayPage;
}

function Slider({ page }: Props) {
  const words = replayTexts;
  return (
    <form method="get" action={page.action} class="replay-slider" data-test="replay-slider">
      <label for="replay-version">{words.slider}</label>
      <p class="hint" id="replay-version-hint">
        {words.sliderHint}
      </p>
      <input
        type="range"
        id="replay-version"
        name="version"
        min="1"
        max={String(page.total)}
        step="1"
        value={String(page.version)}
        aria-describedby="replay-version-hint"
        aria-valuetext={page.marks.find((mark) => mark.current)?.label ?? page.position}
      />
      <div class="replay-steps">
        <Step href={page.previousHref} by="-1" label={words.previous} />
        <output for="replay-version" data-position>
          {page.position}
        </output>
        <Step href={page.nextHref} by="1" label={words.next} />
        <Button variant="secondary" small>
          {words.show}
        </Button>
      </div>
    </form>
  );
}

/** At the ends it stays in its place, so that whoever presses it again and again loses neither it nor the focus. */
function Step({ href, by, label }: { readonly href: string | null; readonly by: string; readonly label: string }) {
  return (
    <a
      {...(href === null ? { role: 'link', 'aria-disabled': 'true' } : { href })}
      class="replay-step"
      data-step={by}
      data-test={by === '1' ? 'replay-next' : 'replay-previous'}
    >
      {label}
    </a>
  );
}

function Marks({ page }: Props) {
  return (
    <nav aria-label={replayTexts.marks}>
      <p class="hint">{replayTexts.marksHint}</p>
      <ol class="replay-marks">
        {page.marks.map((mark) => (
          <li>
            <a
              href={mark.href}
              class={mark.proceeding ? 'replay-mark replay-mark-proceeding' : 'replay-mark'}
              aria-label={mark.label}
              title={mark.label}
              data-mark={mark.version}
              {...(mark.current ? { 'aria-current': 'step' } : {})}
            >
              {mark.version}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Jump({ page }: Props) {
  const words = replayTexts;
  return (
    <form method="get" action={page.action} class="replay-jump" data-test="replay-jump" novalidate>
      <fieldset>
        <legend>{words.jump}</legend>
        <div class="replay-day">
          <label for="replay-on">{words.day}</label>
          <input
            class="govuk-input input-date"
            type="date"
            id="replay-on"
            name="on"
            value={page.day.value}
            aria-invalid={page.day.error !== null}
            {...(page.day.error === null ? {} : { 'aria-describedby': 'replay-on-error' })}
          />
          {page.day.error !== null && (
            <p class="govuk-error-message" id="replay-on-error">
              <span class="visually-hidden">{texts.errorPrefix}</span>
              {page.day.error}
            </p>
          )}
        </div>
        <fieldset class="replay-axes">
          <legend>{words.axis}</legend>
          {page.axes.map((axis) => (
            <div class="replay-axis">
              <input type="radio" id={`replay-axis-${axis.value}`} name="axis" value={axis.value} checked={axis.chosen} />
              <label for={`replay-axis-${axis.value}`}>{axis.label}</label>
            </div>
          ))}
        </fieldset>
        <Button variant="secondary" small>
          {words.show}
        </Button>
      </fieldset>
    </form>
  );
}
