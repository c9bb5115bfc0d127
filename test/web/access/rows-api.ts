import { randomUUID } from 'node:crypto';
import { createApiKeyStore } from '../../../src/store/api-key-store.ts';
import type { AccessOffice } from './access-office.ts';
import { type AccessRow, ALL_STAFF, everybody, isRole, loginOf, staff, type VisitorName } from './access-row.ts';

/** A key of the visitor's own for each call: revoking it changes nothing for those who come later. */
async function keyOf({ db, organ }: AccessOffice, name: VisitorName): Promise<string> {
  const id = randomUUID();
  const userId = isRole(name) ? loginOf(name) : name === 'otherUnit' || name === 'otherOrgan' ? name : 'officer';
  await createApiKeyStore(db.write).add({
    ...{ id, kind: 'personal', organId: organ.id, userId, name: 'key', contact: null, roles: [], scopes: ['cases:read'] },
    ...{ secretHash: id, hint: 'yishen_00000', createdAt: '2026-01-01T00:00:00.000Z', createdBy: userId, createdByName: 'key' },
    ...{ expiresAt: '2026-12-31T00:00:00.000Z', lastUsedOn: null, revokedAt: null },
  });
  return id;
}

const OWN_KEY = { params: { id: keyOf } } as const;

/** Keys for the API and its reference. What keys open is in test/web/api/access-table.test.ts. */
export const ROWS: readonly AccessRow[] = [
  everybody('GET /api', { why: 'The reference tells no data.' }),
  everybody('GET /api/topics/:topic', { params: { topic: 'cases' } }),
  staff('GET /settings/api-keys', ALL_STAFF),
  staff('GET /settings/api-keys/new', ALL_STAFF),
  staff('POST /settings/api-keys', ALL_STAFF, { why: 'The own keys: they can do no more than their owner.' }),
  staff('POST /settings/api-keys/:id/revoke', ALL_STAFF, OWN_KEY),
  staff('GET /admin/api-keys', ['admin']),
  staff('GET /admin/api-keys/new', ['admin']),
  staff('POST /admin/api-keys', ['admin']),
  staff('POST /admin/api-keys/:id/revoke', ['admin'], { ...OWN_KEY, otherwise: { otherOrgan: 404 } }),
];
