import { InvalidInputError } from '../law/errors.ts';

/** Where people sign in who have an account with an identity provider. */
export interface OidcSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly name: string;
  readonly trustsSecondFactor: boolean;
  readonly redirectUri: string;
}

export const OIDC_CALLBACK = '/login/oidc/callback';

/** All or none; the provider sends people back to an address that must be known. @throws {InvalidInputError} */
export function oidcSettings(read: (name: string) => string | undefined, publicUrl: string | undefined): OidcSettings | undefined {
  const [issuer, clientId, clientSecret] = [read('OIDC_ISSUER'), read('OIDC_CLIENT_ID'), read('OIDC_CLIENT_SECRET')];
  if (issuer === undefined && clientId === undefined && clientSecret === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || clientSecret === undefined) throw new InvalidInputError([INCOMPLETE]);
  if (!isIssuer(issuer)) throw new InvalidInputError([WRONG_ISSUER]);
  if (publicUrl === undefined) throw new InvalidInputError([NO_ADDRESS]);
  return {
    issuer,
    clientId,
    clientSecret,
    name: read('OIDC_NAME') ?? '统一身份认证',
    trustsSecondFactor: read('OIDC_SECOND_FACTOR') === '1',
    redirectUri: `${publicUrl}${OIDC_CALLBACK}`,
  };
}

function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname } = new URL(text);
  return protocol === 'https:' || (protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname));
}

const INCOMPLETE = {
  field: 'OIDC_ISSUER',
  zh: '统一身份认证需要同时设置 OIDC_ISSUER、OIDC_CLIENT_ID、OIDC_CLIENT_SECRET',
  en: 'For OpenID Connect set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET, all three',
};

const WRONG_ISSUER = {
  field: 'OIDC_ISSUER',
  zh: '环境变量 OIDC_ISSUER 应为身份认证服务的 https:// 地址',
  en: 'The environment variable OIDC_ISSUER must be the https:// address of the identity provider',
};

const NO_ADDRESS = {
  field: 'YISHEN_URL',
  zh: '设置了 OIDC_ISSUER 时，应同时设置 YISHEN_URL：身份认证服务要把人送回这个地址',
  en: 'With OIDC_ISSUER, set YISHEN_URL too: the identity provider sends people back to it',
};
