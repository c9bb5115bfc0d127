import type { ReplyForecast } from '../../law/reply-if-confirmed.ts';
import type { Frame } from '../frame.ts';
import { portalTexts } from '../texts/portal.ts';

export interface ReceiptPage {
  readonly frame: Frame;
  readonly caseNo: string;
  /** Null once it was shown. */
  readonly code: string | null;
  readonly organName: string;
  readonly subject: string;
  readonly submittedOn: string;
  readonly mail: string;
  readonly steps: readonly string[];
  /** Of the form, so that its draft can go. */
  readonly organId: number;
}

interface ReceiptSource {
  readonly caseNo: string;
  readonly code: string | null;
  readonly organ: { readonly id: number; readonly name: string };
  readonly subject: string;
  readonly submittedOn: string;
  readonly mailedTo: string | null;
  readonly forecast: ReplyForecast;
}

export function receiptPage(frame: Frame, source: ReceiptSource): ReceiptPage {
  const { receipt } = portalTexts;
  const { forecast, organ, mailedTo } = source;
  const reply = receipt.stepReply(forecast.replyWorkingDays, forecast.dueOn);
  return {
    frame,
    caseNo: source.caseNo,
    code: source.code,
    organName: organ.name,
    organId: organ.id,
    subject: source.subject,
    submittedOn: source.submittedOn,
    mail: mailedTo === null ? receipt.noMail : receipt.mailed(mailedTo),
    steps: [receipt.stepConfirm, receipt.stepCorrect, forecast.provisional ? `${reply}${receipt.provisional}` : reply, receipt.stepMore],
  };
}
