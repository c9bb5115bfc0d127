import type { Frame } from '../frame.ts';
import type { FeedbackReceipt } from '../send-feedback.ts';
import { feedbackTexts } from '../texts/feedback.ts';

export interface FeedbackReceiptPage {
  readonly frame: Frame;
  readonly title: string;
  readonly lead: string | null;
  readonly rows: readonly { readonly label: string; readonly value: string; readonly id: string }[];
  readonly notes: readonly string[];
  readonly trackHref: string | null;
  readonly isEmpty: boolean;
}

/** What was sent, and how to follow it. */
export function feedbackReceiptPage(frame: Frame, receipt: FeedbackReceipt | null): FeedbackReceiptPage {
  const words = feedbackTexts.receipt;
  if (receipt === null) return { frame, title: words.none, lead: words.noneBody, rows: [], notes: [], trackHref: '/track', isEmpty: true };
  const { kind, organName, caseNo, code, dueOn } = receipt;
  const organ = { id: 'organ', label: words.organ, value: organName };
  if (kind === 'suggestion') {
    return { frame, title: words.thanks, lead: words.thanksBody, rows: [organ], notes: [], trackHref: null, isEmpty: false };
  }
  return {
    frame,
    title: words.done,
    lead: null,
    rows: [
      organ,
      { id: 'number', label: words.number, value: caseNo ?? '' },
      { id: 'code', label: words.code, value: code ?? words.shown },
    ],
    notes: [...(code === null ? [] : [words.keep]), kind === 'complaint' ? words.complaintNext : words.correctionNext(dueOn ?? '')],
    trackHref: '/track',
    isEmpty: false,
  };
}
