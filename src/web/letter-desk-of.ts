import { type CaseLetters, createLetterDesk, type LetterDesk } from '../engine/letters/letter-desk.ts';
import type { ReplyDraft } from '../engine/letters/reply-draft.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

type Deps = Pick<WebDeps, 'db' | 'press' | 'now' | 'calendar'>;

/** Undefined where no letters are made. */
export function letterDeskOf({ db, press, now, calendar }: Deps): LetterDesk | undefined {
  return press === undefined ? undefined : createLetterDesk({ db, press, now: () => now(), calendar: () => calendar() });
}

/** What the page of a case shows of its letters. */
export interface LettersOfCase {
  readonly letters: CaseLetters;
  readonly reply: ReplyDraft | undefined;
}

export async function lettersOfCase(
  deps: Deps,
  { id, kind }: { readonly id: string; readonly kind: string },
): Promise<LettersOfCase | null> {
  const desk = letterDeskOf(deps);
  if (desk === undefined || kind !== 'request') return null;
  return { letters: await desk.lettersOf(id), reply: await desk.findReply(id) };
}

/** Who writes the text of replies. */
export function editsReplies({ roles }: Pick<StaffUser, 'roles'>): boolean {
  return roles.includes('officer');
}
