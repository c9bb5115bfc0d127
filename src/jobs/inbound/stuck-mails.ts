import type { FetchedMail, ListedMail, OpenMailbox } from './mail-source.ts';

/** Failures after which header and text alone are asked for, and after which the mail is passed over. */
const TRY_BEGINNING = 3;
const GIVE_UP = 8;

export interface StuckMails {
  /** @throws when the mail cannot be fetched this time. */
  fetch(mailbox: OpenMailbox, mail: ListedMail): Promise<FetchedMail | undefined>;
}

/**
 * Sees to it that a mail at which the server fails each time does not keep back what lies behind it: in its place a note is stored, which
 * sends a person to the mailbox.
 */
export function createStuckMails(): StuckMails {
  let [key, failures] = ['', 0];
  return {
    async fetch(mailbox, mail) {
      const own = `${mailbox.uidValidity}/${mail.uid}`;
      if (own !== key) [key, failures] = [own, 0];
      if (failures >= GIVE_UP) return noteFor(own);
      try {
        return await mailbox.fetch(failures >= TRY_BEGINNING ? { ...mail, bytes: Number.MAX_SAFE_INTEGER } : mail);
      } catch (error) {
        failures += 1;
        throw error;
      }
    },
  };
}

function noteFor(own: string): FetchedMail {
  const subject = Buffer.from(
    `未能从邮件服务器取回的邮件，请到邮箱中查看 / Mail that could not be fetched: look into the mailbox (${own})`,
  );
  return { raw: Buffer.from(`Subject: =?utf-8?B?${subject.toString('base64')}?=\r\n\r\n`), omitted: null };
}
