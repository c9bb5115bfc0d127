import { createTransport, type Transporter } from 'nodemailer';
import type { DkimKey } from './dkim-key.ts';

export interface MailSettings {
  /** smtp://user:password@host:port or smtps://… */
  readonly smtpUrl: string;
  /** Sender as it stands in the mail. */
  readonly from: string;
  /** Undefined: the mail server signs, or nobody. */
  readonly dkim?: DkimKey | undefined;
}

/** In milliseconds. */
export interface MailTimeouts {
  /** To connect, and until the server greets. */
  readonly connect: number;
  /** Until the server answers. Whoever waits too short sends again what was taken: RFC 5321 (4.5.3.2.6) asks for ten minutes after the text. */
  readonly answer: number;
}

export const MAIL_TIMEOUTS: MailTimeouts = { connect: 20_000, answer: 10 * 60_000 };

/** One connection, opened with the first mail and used for those that follow. */
export function openTransport({ smtpUrl, dkim }: MailSettings, { connect, answer }: MailTimeouts): Transporter {
  return createTransport({
    url: smtpUrl,
    pool: true,
    maxConnections: 1,
    // A connection that the server ended between two mails is opened once more; nothing of the mail was sent then.
    maxRequeues: 1,
    connectionTimeout: connect,
    greetingTimeout: connect,
    socketTimeout: answer,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...(dkim === undefined ? {} : { dkim }),
  });
}
