import type { MailMessage, OutboxRow } from '../../store/outbox-store.ts';
import { type Language, withLanguage } from '../language.ts';
import { receiptMail } from './receipt-mail.ts';

/** Who gets a mail, as far as its text needs it. */
export interface MailReceiver {
  readonly address: string;
  readonly name: string | null;
  readonly language: Language;
}

/** The text of a mail, made from the facts that are kept with it. */
export type ComposeMail = (mail: Pick<OutboxRow, 'kind' | 'data' | 'caseId'>, receiver: MailReceiver) => MailMessage;

export interface MailComposerDeps {
  /** Address under which people reach the server, without a slash at its end; mail has no links without it. */
  readonly publicUrl: string | undefined;
}

export function createMailComposer(_deps: MailComposerDeps): ComposeMail {
  return ({ kind, data }, receiver) =>
    withLanguage(receiver.language, () => {
      if (kind === 'receipt') return receiptMail(data as unknown as Parameters<typeof receiptMail>[0], receiver);
      return { to: receiver.address, subject: kind, text: kind, html: `<p>${kind}</p>` };
    });
}
