import { createHash, randomUUID } from 'node:crypto';
import type { Database } from '../store/database.ts';
import { createSubmissionStore } from '../store/submission-store.ts';

/** As long as a draft is kept in a browser. */
const KEEP_MS = 30 * 24 * 3_600_000;

export interface Submission {
  /** Of the form, not to be guessed. */
  readonly token: string;
  /** What is sent; made by the same program in the same order each time. */
  readonly content: object;
  /** Opens the case under this id; refused, it leaves nothing behind. */
  readonly open: (caseId: string) => Promise<unknown>;
}

export interface Submitted {
  readonly caseId: string;
  /** The form was sent before, and what was sent now was not recorded. */
  readonly repeated: boolean;
  /** Sent before with other contents. */
  readonly changed: boolean;
}

/**
 * Opens one case a form, however often and wherever the form is sent: the id of the case is fixed by the form's token before the case
 * exists, so that a second sending, even after a failure in between, finds the case or opens that very one.
 */
export function createSubmitOnce({ db, now }: { readonly db: Database; readonly now: () => Date }) {
  const store = createSubmissionStore(db.write);
  return async ({ token, content, open }: Submission): Promise<Submitted> => {
    const time = now();
    const contentHash = digest(JSON.stringify(content));
    await store.forgetBefore(new Date(time.getTime() - KEEP_MS).toISOString());
    const claimed = await store.claim({ keyHash: digest(token), caseId: randomUUID(), contentHash, createdAt: time.toISOString() });
    const { caseId } = claimed;
    const before: Submitted = { caseId, repeated: true, changed: claimed.contentHash !== contentHash };
    if (await store.hasCase(caseId)) return before;
    if (before.changed) await store.setContent(claimed.keyHash, contentHash);
    try {
      await open(caseId);
      return { caseId, repeated: false, changed: false };
    } catch (error) {
      // Sent twice at once, the other one was first.
      if (await store.hasCase(caseId)) return before;
      throw error;
    }
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
