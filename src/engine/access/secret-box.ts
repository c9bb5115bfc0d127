import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const [KEY_BYTES, NONCE_BYTES, TAG_BYTES] = [32, 12, 16];
const VERSION = 'v1';

export type SecretBox = ReturnType<typeof createSecretBox>;

/**
 * Encrypts small secrets for the database: whoever has the database alone cannot use them. Its keys are derived from the secret of the
 * installation, the same on all nodes (ADR 0025).
 */
export function createSecretBox(secret: string) {
  const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', secret, 'yishen', `${purpose} ${VERSION}`, KEY_BYTES));
  const [boxKey, digestKey] = [keyFor('second factor'), keyFor('recovery codes')];
  return {
    /** @param owner - Whose it is: put into another row it does not open. */
    seal(plain: string, owner: string): string {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, boxKey, nonce).setAAD(Buffer.from(owner));
      const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
      return `${VERSION}.${Buffer.concat([nonce, cipher.getAuthTag(), sealed]).toString('base64url')}`;
    },
    /** @throws {Error} when it was sealed with another secret, or for somebody else. */
    open(sealed: string, owner: string): string {
      const bytes = Buffer.from(sealed.slice(VERSION.length + 1), 'base64url');
      const [nonce, tag, body] = [
        bytes.subarray(0, NONCE_BYTES),
        bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES),
        NONCE_BYTES + TAG_BYTES,
      ];
      try {
        const decipher = createDecipheriv(ALGORITHM, boxKey, nonce, { authTagLength: TAG_BYTES })
          .setAAD(Buffer.from(owner))
          .setAuthTag(tag);
        return Buffer.concat([decipher.update(bytes.subarray(body)), decipher.final()]).toString('utf8');
      } catch {
        throw new Error('A second factor cannot be decrypted: the session secret is not the one with which it was set up');
      }
    },
    /** Of a secret that people type: no use to whoever has the database alone. */
    digest: (text: string, owner: string): string => createHmac('sha256', digestKey).update(`${owner}\n${text}`).digest('hex'),
  };
}
