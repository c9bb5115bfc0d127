import { createHash } from 'node:crypto';
import type { StaffRole } from '../../law/roles.ts';

/** Kept with a sign-in: with another password or other roles it is another proof, and the sign-in is over. It tells nothing of the hash. */
export function proofOf({ passwordHash, roles }: { readonly passwordHash: string; readonly roles: readonly StaffRole[] }): string {
  return createHash('sha256')
    .update([passwordHash, ...[...roles].sort()].join('\n'))
    .digest('hex')
    .slice(0, 32);
}
