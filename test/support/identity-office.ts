import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';
import { visitorAt } from './visitor.ts';

const CLIENT = { client_id: 'yishen', client_secret: 'a secret of the client, for tests only' };
/** Where the office says that people reach it; tests take the path of it. */
const OFFICE_URL = 'https://office.example';

interface Grants {
  readonly oidc: {
    readonly client: { readonly clientId: string };
    readonly session: { readonly accountId: string };
    readonly provider: { readonly Grant: new (about: object) => { addOIDCScope(scope: string): void; save(): Promise<string> } };
  };
}

/** A real OpenID Connect provider on the loopback address, which takes everybody at their word. */
export async function openIdentityProvider() {
  let next: { readonly accountId: string; readonly amr: readonly string[] } = { accountId: 'nobody', amr: ['pwd'] };
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, configuration());
  const answer = provider.callback();
  server.on('request', (req, res) => {
    if (req.url?.startsWith('/interaction/') !== true) return answer(req, res);
    const { accountId, amr } = next;
    void provider.interactionFinished(req, res, { login: { accountId, amr } });
  });
  return {
    issuer,
    variables: {
      OIDC_ISSUER: issuer,
      OIDC_CLIENT_ID: CLIENT.client_id,
      OIDC_CLIENT_SECRET: CLIENT.client_secret,
      OIDC_NAME: '市统一身份认证',
      YISHEN_URL: OFFICE_URL,
    },
    /** Goes to the address to which the office sent the browser, signs in there, and comes back. @returns the path at the office. */
    async visit(location: string | null, accountId: string, amr: readonly string[] = ['pwd']): Promise<string> {
      next = { accountId, amr };
      const browser = visitorAt(issuer);
      let at = location ?? '';
      for (let hops = 0; hops < 6 && !at.startsWith(OFFICE_URL); hops += 1) {
        const answered = await browser.get(at.startsWith(issuer) ? at.slice(issuer.length) : at);
        if (answered.location === null) throw new Error(`The provider answered ${answered.status}`);
        at = answered.location;
      }
      return at.slice(OFFICE_URL.length);
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function configuration(): object {
  return {
    clients: [
      { ...CLIENT, redirect_uris: [`${OFFICE_URL}/login/oidc/callback`], post_logout_redirect_uris: [`${OFFICE_URL}/login?out=1`] },
    ],
    pkce: { required: () => true },
    claims: { openid: ['sub', 'amr'], profile: ['name'] },
    conformIdTokenClaims: false,
    features: { devInteractions: { enabled: false } },
    cookies: { keys: ['a key for tests only'] },
    interactions: { url: (_ctx: unknown, { uid }: { readonly uid: string }) => `/interaction/${uid}` },
    findAccount: (_ctx: unknown, id: string) => ({ accountId: id, claims: async () => ({ sub: id, name: `身份 ${id}` }) }),
    async loadExistingGrant({ oidc }: Grants) {
      const grant = new oidc.provider.Grant({ clientId: oidc.client.clientId, accountId: oidc.session.accountId });
      grant.addOIDCScope('openid profile');
      await grant.save();
      return grant;
    },
  };
}
