import { type AccessRow, ALL_STAFF, everybody, type RowOptions, staff } from './access-row.ts';

/** The first step was never made, or is made already: there is nothing to do here. */
const NO_FIRST_STEP = 'Only in the middle of a sign-in; all others are led to its beginning, or on to where they begin.';
const MIDDLE: RowOptions = {
  otherwise: Object.fromEntries(
    [...ALL_STAFF, 'otherUnit', 'otherOrgan', 'applicant', 'otherApplicant', 'stranger'].map((name) => [name, '/login']),
  ),
  why: NO_FIRST_STEP,
};
const OWN = { why: 'One’s own alone. What may not wait asks for the password or a code once more.' } as const;

/** None of those who are signed in here has one-time codes; the tests of the pages have those who do. */
const NO_CODES: RowOptions = {
  otherwise: Object.fromEntries([...ALL_STAFF, 'otherUnit', 'otherOrgan'].map((name) => [name, 404])),
  why: 'Not found by whoever has no one-time codes.',
};

/** Sign-in, and what people set for their own account. */
export const ROWS: readonly AccessRow[] = [
  everybody('GET /login/help'),
  everybody('GET /login/code', MIDDLE),
  everybody('POST /login/code', MIDDLE),
  everybody('GET /login/recovery', MIDDLE),
  everybody('POST /login/recovery', MIDDLE),
  staff('GET /settings/password', ALL_STAFF, OWN),
  staff('POST /settings/password', ALL_STAFF, OWN),
  staff('GET /settings/second-factor', ALL_STAFF, OWN),
  staff('GET /settings/second-factor/new', ALL_STAFF, OWN),
  staff('POST /settings/second-factor/new', ALL_STAFF, OWN),
  staff('GET /settings/second-factor/codes', ALL_STAFF, NO_CODES),
  staff('POST /settings/second-factor/codes', ALL_STAFF, NO_CODES),
  staff('GET /settings/second-factor/remove', ALL_STAFF, NO_CODES),
  staff('POST /settings/second-factor/remove', ALL_STAFF, OWN),
  staff('GET /settings/sessions', ALL_STAFF, OWN),
  staff('GET /settings/sessions/others', ALL_STAFF, OWN),
  staff('POST /settings/sessions/others', ALL_STAFF, { ...OWN, fresh: true }),
  staff('GET /settings/sessions/:signIn/end', ALL_STAFF, { params: { signIn: (office, name) => office.signInOf(name) }, ...OWN }),
  staff('POST /settings/sessions/:signIn/end', ALL_STAFF, {
    params: { signIn: (office, name) => office.signInOf(name) },
    ...OWN,
    fresh: true,
  }),
  staff('GET /settings/confirm', ALL_STAFF, OWN),
  staff('POST /settings/confirm', ALL_STAFF, OWN),
];
