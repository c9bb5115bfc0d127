import { Secret, TOTP } from 'otpauth';
import { createSecretBox } from '../../src/engine/access/secret-box.ts';
import type { Database } from '../../src/store/database.ts';
import { createSecondFactorStore } from '../../src/store/second-factor-store.ts';

/** What a phone with this secret shows, or showed or will show so many steps of 30 seconds away. */
export function codeOf(secret: string, now: Date, steps = 0): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: now.getTime() + steps * 30_000 });
}

/** Gives somebody one-time codes without the page for it. @param secret - Of the session, by which they are sealed. @returns the phone's secret. */
export async function enrolForTest(db: Database, { userId, secret }: { userId: string; secret: string }): Promise<string> {
  const phone = new Secret({ size: 20 }).base32;
  const sealed = createSecretBox(secret).seal(phone, userId);
  await createSecondFactorStore(db.write).put({ userId, secret: sealed, lastStep: 0, enrolledAt: '2024-01-01T00:00:00.000Z' });
  return phone;
}
