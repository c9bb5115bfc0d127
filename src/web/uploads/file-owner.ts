import { createHash } from 'node:crypto';
import { findUser } from '../auth.ts';
import type { Http } from '../frame.ts';

/** Owners of files that people who are not signed in uploaded. */
export const SESSION_OWNER = 'session:';

/** Whom a file that is uploaded now belongs to, until a record claims it. Of sessions only a hash is kept: their ids are keys. */
export function fileOwnerOf({ req, res }: Http): string {
  const user = findUser(res);
  if (user !== undefined) return `user:${user.id}`;
  return (
    SESSION_OWNER +
    createHash('sha256')
      .update(req.session.uploadsOf ?? req.sessionID)
      .digest('hex')
  );
}
