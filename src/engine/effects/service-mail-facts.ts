/** Kept with a `mailBounced`: a mail of ours to somebody outside did not get there. */
export interface MailBouncedFacts {
  readonly caseId: string | null;
  readonly caseNo: string | null;
  readonly title: string | null;
  readonly organName: string;
  /** Of the mail that came back. */
  readonly mailKind: string;
  /** Masked. */
  readonly address: string;
  /** Of the server or of the library, such as 550 or EENVELOPE. */
  readonly code: string;
  /** What the other server said; null when it said nothing. */
  readonly answer: string | null;
}

/** Why mail from outside is not taken. */
export const MAIL_REFUSALS = ['tooLarge', 'noReadableBody', 'forgedSender', 'tooMany', 'notAllowed'] as const;
export type MailRefusal = (typeof MAIL_REFUSALS)[number];

/** Kept with a `mailRefused`: the answer to a mail from outside that could not be taken. */
export interface MailRefusedFacts {
  readonly organName: string;
  /** Of the mail that came. */
  readonly subject: string | null;
  /** One or more; codes that are not known are told in general words. */
  readonly reasons: readonly string[];
  /** What one mail may have, with its attachments. */
  readonly maxMegabytes: number;
}
