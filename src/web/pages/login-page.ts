import type { Frame } from '../frame.ts';

export interface LoginPage {
  readonly frame: Frame;
  readonly login: string;
  /** Where to go after signing in, a path of this site. */
  readonly next: string;
  readonly error: string | null;
  /** Sign-in with an identity provider; null where there is none. */
  readonly provider: {
    readonly href: string;
    readonly label: string /** Words for signing out there too; null when nobody just signed out. */;
    readonly out: string | null;
  } | null;
  /** Nobody has to have one-time codes here. */
  readonly factorOffered: boolean;
}

export function loginPage(frame: Frame, form: Omit<LoginPage, 'frame'>): LoginPage {
  return { frame, ...form };
}

/** Only a path of this site: anything else would let a link send people elsewhere after they signed in. */
export function safeNext(target: unknown): string {
  return typeof target === 'string' && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(target) && !target.startsWith('/login') ? target : '/';
}
