import { createPrivateKey } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { InvalidInputError } from '../../law/errors.ts';

export interface DkimFile {
  readonly domain: string;
  readonly selector: string;
  /** File with the private key, PEM. */
  readonly keyFile: string;
}

/** Signs what is sent (RFC 6376, rsa-sha256). */
export interface DkimKey {
  readonly domainName: string;
  readonly keySelector: string;
  /** PEM. */
  readonly privateKey: string;
}

/** Receivers take shorter keys for none (RFC 8301). */
const MIN_BITS = 1024;

/**
 * Reads the key with which mail is signed: once, at the start. Mail that was to be signed must not go out unsigned because of a wrong file.
 *
 * @throws {InvalidInputError} when the file cannot be read or holds no RSA private key of at least 1024 bits. The path is named, the key is not.
 */
export async function loadDkimKey({ domain, selector, keyFile }: DkimFile): Promise<DkimKey> {
  const pem = await readFile(keyFile, 'utf8').catch(() => undefined);
  if (pem === undefined) throw new InvalidInputError([unreadable(keyFile)]);
  if (!isRsaKey(pem)) throw new InvalidInputError([unusable(keyFile)]);
  return { domainName: domain, keySelector: selector, privateKey: pem };
}

function isRsaKey(pem: string): boolean {
  try {
    const { asymmetricKeyType, asymmetricKeyDetails } = createPrivateKey(pem);
    return asymmetricKeyType === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= MIN_BITS;
  } catch {
    return false; // whatever is wrong with it, it is no key that can sign
  }
}

function unreadable(path: string) {
  return {
    field: 'MAIL_DKIM_KEY',
    zh: `无法读取环境变量 MAIL_DKIM_KEY 所指的私钥文件 ${path}：请检查路径和读取权限，或者同时取消三个 MAIL_DKIM_ 变量`,
    en: `The private key file ${path} named by MAIL_DKIM_KEY cannot be read: check the path and who may read it, or unset all three MAIL_DKIM_ variables`,
  };
}

function unusable(path: string) {
  return {
    field: 'MAIL_DKIM_KEY',
    zh: `私钥文件 ${path} 不能用于 DKIM 签名：应为未加密的 PEM 格式 RSA 私钥，至少 ${MIN_BITS} 位（建议 2048 位，例如 openssl genrsa 2048）`,
    en: `The key file ${path} cannot sign DKIM: it must hold an RSA private key in PEM without a passphrase, of at least ${MIN_BITS} bits (better 2048, as openssl genrsa 2048 makes)`,
  };
}
