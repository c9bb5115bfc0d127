import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  type Configuration,
  calculatePKCECodeChallenge,
  discovery,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client';
import type { Identity } from './link-account.ts';

export interface IdentityProviderSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** As people know it: it stands on the button. */
  readonly name: string;
  /** Whether the provider's second factor is taken for ours. */
  readonly trustsSecondFactor: boolean;
  /** Where the provider sends people back to: an address of this server. */
  readonly redirectUri: string;
}

/** What a browser keeps between going to the provider and coming back. */
export interface Journey {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

export interface Proven extends Identity {
  /** The provider says that it asked for more than a password, and is believed. */
  readonly secondFactor: boolean;
}

export interface IdentityProvider {
  readonly name: string;
  /** True while the provider did not answer last. */
  isAway(): boolean;
  /** Where to send the browser; undefined when the provider does not answer. */
  begin(): Promise<{ readonly url: string; readonly journey: Journey } | undefined>;
  /** As it stands in links to accounts; undefined when the provider does not answer. */
  issuer(): Promise<string | undefined>;
  /** Where a browser ends its sign-in at the provider, to come back to `back` then; undefined where the provider offers nothing of the kind. */
  endUrl(back: string): Promise<string | undefined>;
  /** Who came back; undefined when the answer is not the one to this journey, was used before, or the provider does not stand by it. */
  finish(url: URL, journey: Journey): Promise<Proven | undefined>;
}

const TIMEOUT_S = 10;
/** A provider that is away is not asked again at once: everybody who signs in would wait for it. */
const RETRY_MS = 30_000;
/** Keys and addresses of a provider change now and then. */
const FRESH_MS = 12 * 3_600_000;
/** RFC 8176: more than something that one knows. */
const STRONG_METHODS = ['mfa', 'otp', 'hwk', 'swk', 'sc', 'fpt', 'face', 'iris', 'sms', 'tel'];

/** An OpenID Connect provider, by the code flow with PKCE, state and nonce. It is asked for its addresses when it is needed. */
export function createIdentityProvider(settings: IdentityProviderSettings, now: () => Date): IdentityProvider {
  let found: { readonly configuration: Configuration; readonly at: number } | undefined;
  let failedAt: number | undefined;
  const configuration = async (): Promise<Configuration | undefined> => {
    const at = now().getTime();
    if (found !== undefined && at - found.at < FRESH_MS) return found.configuration;
    if (failedAt !== undefined && Math.abs(at - failedAt) < RETRY_MS) return found?.configuration;
    try {
      found = { configuration: await discover(settings), at };
      failedAt = undefined;
    } catch {
      failedAt = at;
    }
    return found?.configuration;
  };
  return {
    name: settings.name,
    isAway: () => failedAt !== undefined,
    async begin() {
      const known = await configuration();
      return known === undefined ? undefined : beginJourney(known, settings.redirectUri);
    },
    issuer: async () => (await configuration())?.serverMetadata().issuer,
    async endUrl(back) {
      const known = await configuration();
      if (known?.serverMetadata().end_session_endpoint === undefined) return undefined;
      // Without the ID token, which is not kept: the provider asks whether it is meant, and knows us by our id.
      return buildEndSessionUrl(known, { post_logout_redirect_uri: new URL(back, settings.redirectUri).href }).href;
    },
    async finish(url, journey) {
      const known = await configuration();
      return known === undefined ? undefined : finishJourney(known, { url, journey, settings });
    },
  };
}

function discover({ issuer, clientId, clientSecret }: IdentityProviderSettings): Promise<Configuration> {
  const server = new URL(issuer);
  const execute = isThisMachine(server) ? [allowInsecureRequests] : [];
  return discovery(server, clientId, clientSecret, undefined, { timeout: TIMEOUT_S, execute });
}

/** A provider elsewhere is asked by HTTPS only. */
function isThisMachine({ hostname }: URL): boolean {
  return hostname === '127.0.0.1' || hostname === 'localhost' || hostname === '[::1]';
}

async function beginJourney(configuration: Configuration, redirectUri: string) {
  const journey = { state: randomState(), nonce: randomNonce(), verifier: randomPKCECodeVerifier() };
  const url = buildAuthorizationUrl(configuration, {
    redirect_uri: redirectUri,
    scope: 'openid profile',
    state: journey.state,
    nonce: journey.nonce,
    code_challenge: await calculatePKCECodeChallenge(journey.verifier),
    code_challenge_method: 'S256',
  });
  return { url: url.href, journey };
}

interface Coming {
  readonly url: URL;
  readonly journey: Journey;
  readonly settings: IdentityProviderSettings;
}

async function finishJourney(configuration: Configuration, { url, journey, settings }: Coming): Promise<Proven | undefined> {
  try {
    const checks = {
      expectedState: journey.state,
      expectedNonce: journey.nonce,
      pkceCodeVerifier: journey.verifier,
      idTokenExpected: true,
    };
    const current = new URL(settings.redirectUri);
    current.search = url.search;
    const claims = (await authorizationCodeGrant(configuration, current, checks)).claims();
    if (claims === undefined) return undefined;
    const { iss, sub, amr, name, preferred_username: login } = claims;
    const label = [name, login, sub].find((text) => typeof text === 'string' && text !== '');
    return { issuer: iss, subject: sub, label: String(label).slice(0, 100), secondFactor: settings.trustsSecondFactor && isStrong(amr) };
  } catch {
    return undefined; // whatever does not fit is refused in the same words
  }
}

function isStrong(amr: unknown): boolean {
  return Array.isArray(amr) && amr.some((method) => STRONG_METHODS.includes(method));
}
