/** A mail as the server lists it. */
export interface ListedMail {
  readonly uid: number;
  /** As the server tells it (RFC822.SIZE). */
  readonly bytes: number;
  /** When the server got it (INTERNALDATE). */
  readonly receivedAt: Date;
}

/** A part that stayed on the server. */
export interface OmittedPart {
  readonly name: string;
  readonly bytes: number;
}

/** A mail as it was fetched. */
export interface FetchedMail {
  readonly raw: Buffer;
  /** Not null when the mail is too large: `raw` has its header and its text alone. */
  readonly omitted: readonly OmittedPart[] | null;
}

/** A mailbox that is open. Its numbers mean the same as long as `uidValidity` stays. */
export interface OpenMailbox {
  readonly uidValidity: string;
  /** The first mails behind a number, in the order of their numbers. */
  list(afterUid: number, limit: number): Promise<readonly ListedMail[]>;
  /** @returns undefined when it is gone. */
  fetch(mail: ListedMail): Promise<FetchedMail | undefined>;
  /** Shows people who look into the mailbox what was taken. Numbers that are gone are passed over. */
  markTaken(uids: readonly number[]): Promise<void>;
  close(): Promise<void>;
}

/** Where mail comes from: an IMAP server, or a test. */
export interface MailSource {
  /** Tells mailboxes apart; holds no password. */
  readonly name: string;
  /** @throws when the server is out of reach or lets nobody in. */
  open(): Promise<OpenMailbox>;
}
