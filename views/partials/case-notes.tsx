import type { Frame } from '../../src/web/frame.ts';
import type { NotesPart } from '../../src/web/pages/notes-part.ts';
import { caseTexts } from '../../src/web/texts/case.ts';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';
import { TextArea } from './text-area.tsx';

/** Notes among staff, and the form to add one. */
export function CaseNotes({ notes, csrf }: { readonly notes: NotesPart } & Pick<Frame, 'csrf'>) {
  const words = caseTexts.notes;
  return (
    <>
      <p class="hint">{words.intro}</p>
      {notes.notes.length === 0 && <p>{words.none}</p>}
      {notes.notes.length > 0 && (
        <ol class="notes">
          {notes.notes.map((note) => (
            <li data-test="note">
              <p class="note-by">{note.by}</p>
              <p class="note-text">{note.text}</p>
            </li>
          ))}
        </ol>
      )}
      {notes.mayAdd && (
        <form method="post" action={notes.action} novalidate>
          <CsrfInput csrf={csrf} />
          <TextArea
            id="note-text"
            name="text"
            label={words.label}
            value={notes.value}
            error={notes.error}
            rows={3}
            maxLength={notes.maxLength}
          />
          <Button variant="secondary">{words.add}</Button>
        </form>
      )}
    </>
  );
}
