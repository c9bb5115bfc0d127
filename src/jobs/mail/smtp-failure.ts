import { maskAddress } from '../../engine/effects/mail-bounce.ts';
import { shorten } from './shorten.ts';

/**
 * What an attempt failed of.
 *
 * - `outOfReach`: the server was not reached, or let us not in. Nothing is wrong with the mail.
 * - `dropped`: the connection ended, was said to end, or nothing more was heard, while mail was handed over.
 * - `refusedNow`: this mail was refused for now (4xx), or could not be made.
 * - `refusedForGood`: this mail or its receiver was refused (5xx).
 */
export type FailureKind = 'outOfReach' | 'dropped' | 'refusedNow' | 'refusedForGood';

export interface SmtpFailure {
  readonly kind: FailureKind;
  /** Of the server (550, 421) or of the library (ESOCKET, EAUTH, ETLS …), or of the system (ECONNREFUSED). */
  readonly code: string;
  /** What the server said, shortened, without password and address; null when it said nothing. */
  readonly answer: string | null;
}

interface Told {
  readonly code?: unknown;
  readonly originalCode?: unknown;
  readonly command?: unknown;
  readonly response?: unknown;
  readonly responseCode?: unknown;
  readonly timeoutType?: unknown;
}

/** Answers that are about us: sign in first (530), wrong password (535), not enough (534, 538). Of RFC 4954. */
const ABOUT_US: ReadonlySet<number> = new Set([454, 530, 534, 535, 538]);
/** The server ends the connection (RFC 5321). */
const CLOSING = 421;
/** Too large: at MAIL FROM already (RFC 1870). */
const TOO_LARGE = 552;
const CONNECTION_CODES: ReadonlySet<unknown> = new Set([
  'ESOCKET',
  'ECONNECTION',
  'ETIMEDOUT',
  'EDNS',
  'ETLS',
  'EAUTH',
  'EPROTOCOL',
  'EPROXY',
]);

interface Hidden {
  /** What must not be kept, such as the password. */
  readonly secrets: readonly string[];
  /** Of the receiver. */
  readonly address: string;
}

export function smtpFailureOf(error: unknown, hidden: Hidden): SmtpFailure {
  const told = (typeof error === 'object' && error !== null ? error : {}) as Told;
  const responseCode = typeof told.responseCode === 'number' ? told.responseCode : undefined;
  const answer =
    typeof told.response === 'string'
      ? shorten(told.response, [...hidden.secrets, [hidden.address, maskAddress(hidden.address)] as const])
      : null;
  return { kind: kindOf(told, responseCode), code: responseCode === undefined ? codeOf(told) : String(responseCode), answer };
}

function kindOf({ code, command, timeoutType }: Told, responseCode: number | undefined): FailureKind {
  if (responseCode === undefined) {
    if (!CONNECTION_CODES.has(code)) return code === 'EENVELOPE' ? 'refusedForGood' : 'refusedNow';
    return code === 'ECONNECTION' || timeoutType === 'SOCKET_TIMEOUT' ? 'dropped' : 'outOfReach';
  }
  // Some servers close on, or will not relay to, one receiver and take all others: told apart as a connection that ends is.
  if (responseCode === CLOSING || (command === 'RCPT TO' && ABOUT_US.has(responseCode))) return 'dropped';
  if (CONNECTION_CODES.has(code) || ABOUT_US.has(responseCode)) return 'outOfReach';
  // What is said of the sender is no fault of the receiver.
  if (command === 'MAIL FROM' && responseCode !== TOO_LARGE) return 'outOfReach';
  return responseCode >= 500 ? 'refusedForGood' : 'refusedNow';
}

function codeOf({ code, originalCode, timeoutType }: Told): string {
  const known = [timeoutType, originalCode, code].find((one) => typeof one === 'string' && /^[A-Z][A-Z0-9_]{1,60}$/.test(one));
  return typeof known === 'string' ? known : 'ERROR';
}
