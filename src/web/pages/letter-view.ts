import type { LetterContent } from '../../documents/letters/letter-content.ts';
import type { ReplyDraft } from '../../engine/letters/reply-draft.ts';
import { type DiffParagraph, diffParagraphs, isChanged } from '../../engine/letters/text-diff.ts';
import { wallClock } from '../format.ts';
import { letterTexts } from '../texts/letters.ts';

/** A reply as it stands, for those who judge it. */
export interface ReplyLetter {
  readonly pdfHref: string;
  /** The page on which its text is edited, or looked at. */
  readonly draftHref: string;
  readonly state: string;
  /** Against what the system wrote; null when nothing was changed. */
  readonly diff: readonly DiffParagraph[] | null;
  /** Somebody reached behind the program: it cannot be issued. */
  readonly altered: boolean;
}

export function replyLetter(reply: ReplyDraft, caseId: string): ReplyLetter {
  const href = `/cases/${encodeURIComponent(caseId)}/letters`;
  const diff = diffParagraphs(reply.generated, reply.text);
  return {
    pdfHref: `${href}/draft.pdf`,
    draftHref: `${href}/draft`,
    state: draftState(reply),
    diff: isChanged(diff) ? diff : null,
    altered: reply.altered,
  };
}

/** Whether the text was edited, and by whom last. */
export function draftState({ saved, generated, text }: ReplyDraft): string {
  const words = letterTexts.draft;
  const same = isChanged(diffParagraphs(generated, text)) ? words.changed : words.unchanged;
  return saved === null ? same : `${same} · ${words.saved(saved.savedBy, wallClock(saved.savedAt))}`;
}

/** What stands around the body of a letter. */
export interface LetterFrame {
  readonly redHead: string;
  readonly title: string;
  readonly number: string;
  readonly addressee: string | null;
  readonly remedy: string | null;
  readonly attachments: readonly string[];
  readonly signature: string;
  readonly date: string;
}

/** @param issued - its number and its day are known. */
export function letterFrame(content: LetterContent, issued: boolean): LetterFrame {
  const words = letterTexts.draft;
  return {
    redHead: content.redHead,
    title: content.title,
    number: issued ? content.documentNo : words.numberOpen,
    addressee: content.addressee === '' ? null : `${content.addressee}：`,
    remedy: content.remedy === '' ? null : content.remedy,
    attachments: content.attachments,
    signature: content.signature,
    date: issued ? content.date : words.dayOpen,
  };
}
