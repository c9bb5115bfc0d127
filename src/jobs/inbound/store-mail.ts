import { createHash, randomUUID } from 'node:crypto';
import { MAIL_MEDIA_TYPE } from '../../engine/files/file-kinds.ts';
import { type KeepDeps, keepBytes } from '../../engine/inbound/keep-parts.ts';
import { withTransaction } from '../../store/database.ts';
import { createInboundStore } from '../../store/inbound-store.ts';
import { createMailboxStore, type MailboxLease } from '../../store/mailbox-store.ts';
import type { FetchedMail, ListedMail } from './mail-source.ts';

interface Storing {
  readonly lease: Pick<MailboxLease, 'name' | 'ticket'>;
  readonly uidValidity: string;
  readonly listed: ListedMail;
  readonly fetched: FetchedMail;
  readonly organId: number | null;
}

/**
 * Stores a mail as it came: first its contents, then, in one transaction, its row and how far the mailbox has been read. Broken off before
 * the transaction, it is fetched again; the same mail under another number is stored once.
 *
 * @returns false when the lease was lost.
 */
export async function storeMail(deps: KeepDeps, { lease, uidValidity, listed, fetched, organId }: Storing): Promise<boolean> {
  const digest = createHash('sha256').update(fetched.raw).digest('hex');
  const file = await keepBytes(deps, {
    id: `mail-${digest.slice(0, 32)}`,
    name: fetched.omitted === null ? '邮件原文.eml' : '邮件原文（不含附件）.eml',
    mediaType: MAIL_MEDIA_TYPE,
    content: fetched.raw,
  });
  return withTransaction(deps.db, async (trx) => {
    const progress = { uidValidity, lastUid: listed.uid };
    if (!(await createMailboxStore(trx).advance(lease, progress))) return false;
    await createInboundStore(trx).add({
      organId,
      mailbox: lease.name,
      uidValidity,
      uid: listed.uid,
      digest,
      fileId: file.id,
      bytes: Math.min(listed.bytes, 2_000_000_000),
      omitted: fetched.omitted,
      receivedAt: receivedAt(listed, deps.now()),
      storedAt: deps.now().toISOString(),
      newCaseId: randomUUID(),
    });
    return true;
  });
}

/** A server that tells no day, or one that has not come, is not believed. */
function receivedAt({ receivedAt: told }: ListedMail, now: Date): string {
  const usable = Number.isFinite(told.getTime()) && told.getTime() > 0 && told <= now;
  return (usable ? told : now).toISOString();
}
