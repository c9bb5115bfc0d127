/** What came of trying to send a mail. `code` and `answer` are the mail server's; no password is in them. */
export type MailTrialResult =
  | { readonly result: 'taken'; readonly answer: string }
  | { readonly result: 'failed'; readonly code: string; readonly answer: string | null };

export type InboxTrialResult = { readonly result: 'opened' } | { readonly result: 'failed'; readonly code: string };

/** Bytes. */
export interface DiskSpace {
  readonly free: number;
  readonly total: number;
}

/** What administrators try and look at of the server itself. */
export interface ServerDesk {
  /** Sender as it stands in mail; undefined: no mail is sent. */
  readonly mailFrom: string | undefined;
  /** Undefined: no mail is sent. */
  tryMail?(mail: { readonly to: string; readonly subject: string; readonly text: string }): Promise<MailTrialResult>;
  /** Undefined: no mail is fetched. */
  tryInbox?(): Promise<InboxTrialResult>;
  /** Where the data directory lies; undefined when it cannot be told. */
  disk(): Promise<DiskSpace | undefined>;
}
