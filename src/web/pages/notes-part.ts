import type { NoteRow } from '../../store/note-store.ts';
import { wallClock } from '../format.ts';
import { caseTexts } from '../texts/case.ts';

/** Characters of a note. */
export const MAX_NOTE = 4000;

export interface NotesPart {
  /** Newest first. */
  readonly notes: readonly { readonly by: string; readonly text: string }[];
  readonly action: string;
  readonly maxLength: number;
  /** What was typed into a note that was refused. */
  readonly value: string;
  readonly error: string | null;
  /** Whether this person may add one. */
  readonly mayAdd: boolean;
}

export function notesPart(
  notes: readonly NoteRow[],
  { href, refused, mayAdd }: { readonly href: string; readonly refused: string | null; readonly mayAdd: boolean },
): NotesPart {
  return {
    notes: notes.map((note) => ({ by: caseTexts.notes.by(note.userName, wallClock(note.writtenAt)), text: note.text })),
    action: `${href}/notes`,
    maxLength: MAX_NOTE,
    value: refused ?? '',
    error: refused === null ? null : caseTexts.notes.wrong,
    mayAdd,
  };
}

/** The text of a note as kept, or undefined when it is none. Line ends count as one character each. */
export function parseNote(typed: string): string | undefined {
  const text = typed.replaceAll('\r\n', '\n').trim();
  return text.length >= 1 && text.length <= MAX_NOTE ? text : undefined;
}
