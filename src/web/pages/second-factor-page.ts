import { encode } from 'uqr';
import type { Enrolment } from '../../engine/access/second-factor.ts';
import { wallClock } from '../format.ts';
import type { Frame } from '../frame.ts';
import { accessTexts } from '../texts/access.ts';

/** So few codes are left that new ones are recommended. */
const FEW_CODES = 3;
/** Light margin around the picture, in its own squares: readers need it. */
const QUIET = 4;

export interface SecondFactorPage {
  readonly frame: Frame;
  /** Null for somebody without one-time codes. */
  readonly state: { readonly since: string; readonly codes: string; readonly few: boolean } | null;
  /** The person's roles need one-time codes. */
  readonly needed: boolean;
}

interface FactorParts {
  readonly state: { readonly enrolledAt: string; readonly codesLeft: number } | undefined;
  readonly needed: boolean;
}

export function secondFactorPage(frame: Frame, { state, needed }: FactorParts): SecondFactorPage {
  if (state === undefined) return { frame, state: null, needed };
  const { enrolledAt, codesLeft } = state;
  return {
    frame,
    state: { since: wallClock(enrolledAt), codes: accessTexts.factor.codesLeft(codesLeft), few: codesLeft <= FEW_CODES },
    needed,
  };
}

export interface EnrolmentPage {
  readonly frame: Frame;
  /** Squares of the picture, as a path; `side` squares wide and high. */
  readonly picture: { readonly path: string; readonly side: number };
  /** The secret in groups of four. */
  readonly groups: readonly string[];
  /** Another phone was there before: it is of no use afterwards. */
  readonly replaces: boolean;
  /** The person gets nowhere else before. */
  readonly isDue: boolean;
  readonly error: string | null;
}

export function enrolmentPage(
  frame: Frame,
  { secret, uri, ...rest }: Enrolment & Pick<EnrolmentPage, 'replaces' | 'isDue' | 'error'>,
): EnrolmentPage {
  return { frame, picture: pictureOf(uri), groups: secret.match(/.{1,4}/g) ?? [], ...rest };
}

function pictureOf(text: string): EnrolmentPage['picture'] {
  const { data, size } = encode(text, { ecc: 'M', border: QUIET });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('');
  return { path, side: size };
}

export interface RecoveryCodesPage {
  readonly frame: Frame;
  readonly codes: readonly string[];
  /** The codes as a file, within the address itself: the server keeps them nowhere. */
  readonly fileHref: string;
  readonly fileName: string;
  readonly goOn: string;
}

interface CodesParts {
  readonly codes: readonly string[];
  readonly login: string;
  readonly goOn: string;
  readonly at: Date;
}

export function recoveryCodesPage(frame: Frame, { codes, login, goOn, at }: CodesParts): RecoveryCodesPage {
  const made = wallClock(at.toISOString());
  const text = [accessTexts.codes.fileTitle(login, made), '', ...codes, '', accessTexts.codes.once, ''].join('\r\n');
  // The mark at its beginning tells old programs that it is UTF-8.
  const fileHref = `data:text/plain;charset=utf-8,${encodeURIComponent(`\ufeff${text}`)}`;
  return { frame, codes, fileHref, fileName: `${accessTexts.codes.fileName}-${login}.txt`, goOn };
}
