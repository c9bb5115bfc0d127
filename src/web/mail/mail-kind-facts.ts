import type { DigestFacts } from '../../engine/digest-facts.ts';
import type { MailFacts } from '../../engine/effects/mail-facts.ts';
import type { MailKind } from '../../engine/effects/mail-kinds.ts';
import type { MailBouncedFacts, MailRefusedFacts } from '../../engine/effects/service-mail-facts.ts';
import type { IntegrityFaultsFacts } from '../../engine/integrity/fault-mails.ts';
import type { ReceiptFacts } from './receipt-mail.ts';

/** What is kept with each kind. */
export type FactsOf<K extends MailKind> = K extends 'receipt'
  ? ReceiptFacts
  : K extends 'digest'
    ? DigestFacts
    : K extends 'integrityFaults'
      ? IntegrityFaultsFacts
      : K extends 'mailBounced'
        ? MailBouncedFacts
        : K extends 'mailRefused'
          ? MailRefusedFacts
          : MailFacts;
