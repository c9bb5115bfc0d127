import type { RedactionPage } from '../../src/web/pages/redaction-page.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';
import { GroundSelect } from './ground-select.tsx';

const DRAWING = ['area', 'text', 'move'] as const;

/** What is done with a pointer, hidden until its script runs, and what is done with forms. */
export function RedactionTools({ page }: { readonly page: RedactionPage }) {
  const words = redactionTexts.tools;
  return (
    <section class="redaction-tools" aria-label={words.title}>
      <div class="redaction-bar" data-redaction="bar" hidden>
        {DRAWING.map((tool) => (
          <button
            type="button"
            class="govuk-button govuk-button--secondary govuk-button--small"
            data-tool={tool}
            aria-pressed={tool === 'area' ? 'true' : 'false'}
          >
            {words[tool]}
          </button>
        ))}
        <button type="button" class="govuk-button govuk-button--secondary govuk-button--small" data-zoom="in">
          {words.zoomIn}
        </button>
        <button type="button" class="govuk-button govuk-button--secondary govuk-button--small" data-zoom="out">
          {words.zoomOut}
        </button>
      </div>
      <div class="redaction-bar" data-redaction="bar" hidden>
        <GroundSelect id="draw-ground" label={words.ground} grounds={page.grounds} value={page.ground} drawing />
      </div>
      <div class="redaction-bar">
        <form method="post" action={`${page.href}/undo`} data-redaction="form">
          <CsrfInput csrf={page.frame.csrf} />
          <input type="hidden" name="revision" value={page.revision} />
          <input type="hidden" name="page" value={page.page} />
          <Button variant="secondary" small test="undo">
            {words.undo}
          </Button>
        </form>
        <Button variant="secondary" small href={`${page.href}/search`} test="search">
          {words.search}
        </Button>
        <Button small href={`${page.href}/submit`} test="to-submit">
          {words.submit}
        </Button>
        <p class="redaction-status" role="status" data-redaction="status" />
      </div>
      <p class="hint" data-redaction="bar" hidden>
        {words.help}
      </p>
    </section>
  );
}

const SIDES = ['x', 'y', 'width', 'height'] as const;

/** A mark without a pointer: by its place on the page. */
export function RedactionAdd({ page }: { readonly page: RedactionPage }) {
  const words = redactionTexts.add;
  return (
    <details class="redaction-add" data-test="add-by-place">
      <summary>{words.title}</summary>
      <form method="post" action={`${page.href}/marks`} data-redaction="form" data-test="add-form">
        <CsrfInput csrf={page.frame.csrf} />
        <input type="hidden" name="revision" value={page.revision} />
        <input type="hidden" name="page" value={page.page} />
        <input type="hidden" name="kind" value="area" />
        <p class="hint" id="add-hint">
          {words.hint}
        </p>
        <div class="redaction-sides">
          {SIDES.map((side) => (
            <Millimetres id={`add-${side}`} name={side} label={words[side]} value="" describedBy="add-hint" />
          ))}
        </div>
        <GroundSelect id="add-ground" label={redactionTexts.tools.ground} grounds={page.grounds} value={page.ground} />
        <NoteInput id="add-note" value="" />
        <Button small test="add-mark">
          {words.submit}
        </Button>
      </form>
    </details>
  );
}

interface MillimetresProps {
  readonly id: string;
  readonly name: string;
  readonly label: string;
  readonly value: string;
  readonly describedBy?: string;
}

export function Millimetres({ id, name, label, value, describedBy }: MillimetresProps) {
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <div class="govuk-input__wrapper">
        <input
          class="govuk-input govuk-input--width-4"
          id={id}
          name={name}
          value={value}
          inputmode="decimal"
          autocomplete="off"
          {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
        />
        <div class="govuk-input__suffix" aria-hidden="true">
          {redactionTexts.add.unit}
        </div>
      </div>
    </div>
  );
}

export function NoteInput({ id, value }: { readonly id: string; readonly value: string }) {
  const words = redactionTexts.marks;
  return (
    <div class="govuk-form-group">
      <label class="govuk-label" for={id}>
        {words.note}
      </label>
      <div class="govuk-hint" id={`${id}-hint`}>
        {words.noteHint}
      </div>
      <input class="govuk-input" id={id} name="note" value={value} maxlength={300} autocomplete="off" aria-describedby={`${id}-hint`} />
    </div>
  );
}
