import type { ReplyDraft, SavedReply } from '../../engine/letters/reply-draft.ts';
import type { DiffParagraph } from '../../engine/letters/text-diff.ts';
import type { FieldProblem } from '../../law/errors.ts';
import { wallClock } from '../format.ts';
import type { ErrorLine } from '../forms/form-errors.ts';
import { MAX_TEXT, textOfParagraphs } from '../forms/letter-text-form.ts';
import type { Frame } from '../frame.ts';
import { sayLabel } from '../language.ts';
import { editsReplies } from '../letter-desk-of.ts';
import { letterTexts } from '../texts/letters.ts';
import type { CasePageData, StaffUser } from '../web-deps.ts';
import { caseNameOf } from './case-page.ts';
import { draftState, type LetterFrame, letterFrame, type ReplyLetter, replyLetter } from './letter-view.ts';

export interface LetterDraftPage {
  readonly frame: Frame;
  readonly caseNo: string;
  readonly subject: string;
  readonly backHref: string;
  readonly action: string;
  readonly pdfHref: string;
  readonly previewAction: string;
  readonly letter: LetterFrame;
  /** Who changed it and when. */
  readonly state: string;
  readonly errors: readonly ErrorLine[];
  /** Set for those who may edit it now. */
  readonly editor: EditorPart | null;
  /** Why it cannot be edited; null where it can. */
  readonly readOnly: string | null;
  readonly paragraphs: readonly string[];
  readonly diff: readonly DiffParagraph[] | null;
  readonly altered: boolean;
  /** What somebody else saved, or what could not be saved. */
  readonly other: { readonly title: string; readonly paragraphs: readonly string[] } | null;
  /** The text of an earlier proposal. */
  readonly earlier: { readonly text: string; readonly href: string | null } | null;
}

export interface EditorPart {
  readonly proposal: number;
  readonly revision: number;
  readonly text: { readonly id: string; readonly value: string; readonly error: string | null; readonly maxLength: number };
  readonly reset: { readonly id: string; readonly error: string | null; readonly open: boolean };
}

/** What was posted and not saved. */
export interface RefusedText {
  readonly typed: string;
  readonly paragraphs: readonly string[];
  readonly problems: readonly FieldProblem[];
  readonly outcome: Exclude<SavedReply, 'saved'> | null;
}

export interface DraftParts {
  readonly data: CasePageData;
  readonly user: Pick<StaffUser, 'roles'>;
  readonly reply: ReplyDraft;
  readonly refused: RefusedText | null;
  /** The text of the earlier proposal is asked for. */
  readonly fromEarlier: boolean;
}

const TEXT_ID = 'letter-text';
const RESET_ID = 'letter-reset';

export function letterDraftPage(frame: Frame, parts: DraftParts): LetterDraftPage {
  const { data, reply, refused } = parts;
  const backHref = `/cases/${encodeURIComponent(data.id)}`;
  const letter: ReplyLetter = replyLetter(reply, data.id);
  const issued = data.history.some(({ type, version }) => type === 'reply.issued' && version > reply.proposal);
  const editable = mayEdit(parts);
  return {
    frame,
    ...caseNameOf(data),
    subject: data.title ?? '',
    backHref,
    action: letter.draftHref,
    pdfHref: letter.pdfHref,
    previewAction: `${letter.draftHref}/preview`,
    letter: letterFrame(reply.content, issued),
    state: draftState(reply),
    errors: errorsOf(parts),
    editor: editable ? editorOf(parts) : null,
    readOnly: editable ? null : letterTexts.draft.readOnly[reply.state === 'drafting' ? 'role' : 'state'],
    paragraphs: reply.text,
    diff: letter.diff,
    altered: reply.altered,
    other: refused === null ? null : otherText(parts, refused),
    earlier: editable && refused === null ? earlierOf(parts, `${letter.draftHref}?from=earlier`) : null,
  };
}

function mayEdit({ reply, user }: DraftParts): boolean {
  return reply.state === 'drafting' && editsReplies(user);
}

function editorOf({ reply, refused, fromEarlier }: DraftParts): EditorPart {
  const errorOf = (field: string): string | null => {
    const problem = refused?.problems.find((one) => one.field === field);
    return problem === undefined ? null : sayLabel(problem);
  };
  const proposed = fromEarlier && reply.earlier !== null ? reply.earlier.paragraphs : reply.text;
  const reset = errorOf('confirmed');
  return {
    proposal: reply.proposal,
    revision: reply.revision,
    text: { id: TEXT_ID, value: refused?.typed ?? textOfParagraphs(proposed), error: errorOf('text'), maxLength: MAX_TEXT },
    reset: { id: RESET_ID, error: reset, open: reset !== null },
  };
}

function errorsOf(parts: DraftParts): readonly ErrorLine[] {
  const { refused } = parts;
  if (refused === null) return [];
  const own = { text: TEXT_ID, confirmed: RESET_ID } as const;
  const lines = refused.problems.map((problem) => ({
    text: sayLabel(problem),
    href: `#${own[problem.field as keyof typeof own] ?? TEXT_ID}`,
  }));
  return refused.outcome === null
    ? lines
    : [{ text: conflictOf(parts, refused.outcome), href: `#${mayEdit(parts) ? TEXT_ID : 'other-text'}` }];
}

function conflictOf({ reply }: DraftParts, outcome: NonNullable<RefusedText['outcome']>): string {
  const words = letterTexts.draft.problems;
  if (outcome !== 'taken' || reply.saved === null) return outcome === 'closed' ? words.closed : words.newProposal;
  return words.taken(reply.saved.savedBy, wallClock(reply.saved.savedAt));
}

/** Theirs beside the own text in the box; the own text when there is no box any more. */
function otherText(parts: DraftParts, { paragraphs, outcome }: RefusedText): LetterDraftPage['other'] {
  const words = letterTexts.draft.problems;
  if (outcome === null) return null;
  if (!mayEdit(parts)) return { title: words.yours, paragraphs };
  return outcome === 'taken' ? { title: words.theirs, paragraphs: parts.reply.text } : null;
}

function earlierOf({ reply, fromEarlier }: DraftParts, href: string): LetterDraftPage['earlier'] {
  const words = letterTexts.draft.earlier;
  if (reply.earlier === null) return null;
  if (fromEarlier) return { text: words.used, href: null };
  return { text: words.text(reply.earlier.savedBy, wallClock(reply.earlier.savedAt)), href };
}
