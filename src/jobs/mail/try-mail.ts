import { type MailSettings, type MailTimeouts, openTransport } from './mail-transport.ts';
import { type SmtpFailure, smtpFailureOf } from './smtp-failure.ts';
import { smtpSecrets } from './smtp-secrets.ts';

/** Somebody waits for the answer before a page. */
const TIMEOUTS: MailTimeouts = { connect: 10_000, answer: 20_000 };
const MAX_ANSWER = 300;

export interface TestMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** What the mail server made of it; never the password. */
export type MailTrial =
  | { readonly result: 'taken'; readonly answer: string }
  | { readonly result: 'failed'; readonly failure: SmtpFailure };

/** Sends one mail now, past the queue, to see whether mail goes out. */
export async function tryMail(settings: MailSettings, { to, subject, text }: TestMail): Promise<MailTrial> {
  const transport = openTransport(settings, TIMEOUTS);
  try {
    const { response = '' } = await transport.sendMail({ from: settings.from, to, subject, text });
    return { result: 'taken', answer: String(response).slice(0, MAX_ANSWER) };
  } catch (error) {
    return { result: 'failed', failure: smtpFailureOf(error, { secrets: smtpSecrets(settings.smtpUrl), address: to }) };
  } finally {
    transport.close();
  }
}
