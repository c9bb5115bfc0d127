import { kindOf } from '../node-beat.ts';
import type { MailSource } from './mail-source.ts';

export type InboxTrial = { readonly result: 'opened' } | { readonly result: 'failed'; readonly code: string };

/** Opens the mailbox and leaves it again; nothing in it is touched. What failed is told by its kind alone: answers of servers may repeat what was sent. */
export async function tryInbox(source: MailSource): Promise<InboxTrial> {
  try {
    const opened = await source.open();
    await opened.close();
    return { result: 'opened' };
  } catch (error) {
    const refused = typeof error === 'object' && error !== null && 'authenticationFailed' in error && error.authenticationFailed === true;
    return { result: 'failed', code: refused ? 'EAUTH' : kindOf(error) };
  }
}
