import { statfs } from 'node:fs/promises';
import type { Environment } from './cli/environment.ts';
import { createImapSource } from './jobs/inbound/imap-source.ts';
import { tryInbox } from './jobs/inbound/try-inbox.ts';
import type { MailSettings } from './jobs/mail/mail-transport.ts';
import { tryMail } from './jobs/mail/try-mail.ts';
import type { ServerDesk } from './web/admin/server-desk.ts';

/** What administrators try and look at, on this server. */
export function createServerDesk({ dataDir, inbox }: Environment, mail: MailSettings | undefined): ServerDesk {
  return {
    mailFrom: mail?.from,
    ...(mail === undefined
      ? {}
      : {
          tryMail: async (message) => {
            const trial = await tryMail(mail, message);
            return trial.result === 'taken' ? trial : { result: 'failed', code: trial.failure.code, answer: trial.failure.answer };
          },
        }),
    ...(inbox === undefined ? {} : { tryInbox: () => tryInbox(createImapSource(inbox.imapUrl)) }),
    async disk() {
      try {
        const { bavail, blocks, bsize } = await statfs(dataDir);
        return { free: bavail * bsize, total: blocks * bsize };
      } catch {
        return undefined; // the directory is made when something is first put into it
      }
    },
  };
}
