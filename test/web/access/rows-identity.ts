import { type AccessRow, ALL_STAFF, everybody, staff } from './access-row.ts';

const OWN = { why: 'One’s own account alone; what links it asks for the password or a code once more.' } as const;

const OF_PERSON = { params: { id: 'officer' }, otherwise: { otherOrgan: 404 }, why: 'Of the own organ and those below it.' } as const;

/** Where an identity provider is set up: without one there are no such routes. */
export const ROWS: readonly AccessRow[] = [
  everybody('GET /login/oidc', { why: 'Leads to the provider; to the sign-in when it does not answer.' }),
  everybody('GET /login/oidc/callback', {
    why: 'Lets in whom the provider proves for a linked account; all others are led to the sign-in.',
  }),
  everybody('GET /login/oidc/out', { why: 'Leads to where one signs out at the provider; no session is needed, and none is ended here.' }),
  staff('GET /admin/staff/:id/identity', ['admin'], OF_PERSON),
  staff('POST /admin/staff/:id/identity', ['admin'], OF_PERSON),
  staff('POST /admin/staff/:id/identity/remove', ['admin'], OF_PERSON),
  staff('GET /settings/identity', ALL_STAFF, OWN),
  staff('GET /settings/identity/start', ALL_STAFF, OWN),
  staff('POST /settings/identity', ALL_STAFF, { ...OWN, body: { answer: 'no' } }),
  staff('POST /settings/identity/remove', ALL_STAFF, OWN),
];
