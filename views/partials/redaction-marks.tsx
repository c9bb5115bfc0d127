import type { MarkView, RedactionPage } from '../../src/web/pages/redaction-page.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';
import { GroundSelect } from './ground-select.tsx';
import { Millimetres, NoteInput } from './redaction-tools.tsx';

/** The marks of a page as a list: everything that can be done to one, without a pointer. */
export function RedactionMarks({ page }: { readonly page: RedactionPage }) {
  const words = redactionTexts.marks;
  return (
    <section class="redaction-list" id="marks" aria-labelledby="marks-title" data-redaction="list">
      <h2 id="marks-title">{words.title(page.page)}</h2>
      {page.marks.length === 0 ? (
        <p class="empty" data-test="no-marks">
          {words.none}
        </p>
      ) : (
        <ol class="redaction-items">
          {page.marks.map((mark) => (
            <Item mark={mark} page={page} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Item({ mark, page }: { readonly mark: MarkView; readonly page: RedactionPage }) {
  return (
    <li class="redaction-item" data-test="mark-item">
      <p class="redaction-item-name">{mark.label}</p>
      <p class="hint">
        {mark.kind} · {mark.place} · {mark.madeBy}
      </p>
      {mark.note !== '' && <p class="redaction-note">{mark.note}</p>}
      {page.mayDraw && <Acts mark={mark} page={page} />}
    </li>
  );
}

const SIDES = ['x', 'y', 'width', 'height'] as const;

function Acts({ mark, page }: { readonly mark: MarkView; readonly page: RedactionPage }) {
  const words = redactionTexts.marks;
  const action = `${page.href}/marks/${mark.id}`;
  const hidden = (
    <>
      <CsrfInput csrf={page.frame.csrf} />
      <input type="hidden" name="revision" value={page.revision} />
      <input type="hidden" name="page" value={page.page} />
    </>
  );
  return (
    <>
      <form method="post" action={`${action}/remove`} class="redaction-remove" data-redaction="form">
        {hidden}
        <Button variant="secondary" small label={words.removeOf(mark.no)} test="remove-mark">
          {words.remove}
        </Button>
      </form>
      <details data-test="change-mark">
        <summary>
          {words.change}
          <span class="visually-hidden"> {words.changeOf(mark.no)}</span>
        </summary>
        <form method="post" action={action} data-redaction="form">
          {hidden}
          <div class="redaction-sides">
            {SIDES.map((side) => (
              <Millimetres id={`${mark.id}-${side}`} name={side} label={redactionTexts.add[side]} value={mark.mm[side]} />
            ))}
          </div>
          <GroundSelect id={`${mark.id}-ground`} label={redactionTexts.tools.ground} grounds={page.grounds} value={mark.ground} />
          <NoteInput id={`${mark.id}-note`} value={mark.note} />
          <Button variant="secondary" small>
            {words.save}
          </Button>
        </form>
      </details>
    </>
  );
}
