import { describe, expect, it } from 'vitest';
import { API_SCOPE_NAMES, type ApiScope } from '../../../src/law/access/api-scopes.ts';
import { PROGRAM_ROLES, PROGRAM_SCOPES, type ProgramRole } from '../../../src/law/access/key-rules.ts';
import type { ApiOperation } from '../../../src/web/api/operation.ts';
import { OPERATIONS } from '../../../src/web/api/operations.ts';
import { mayReadCases } from '../../../src/web/auth.ts';
import type { StaffUser } from '../../../src/web/web-deps.ts';

/** Whose role the law asks for, when the event is known. */
const BY_THE_LAW: ReadonlySet<string> = new Set(['recordEvent']);

function opens({ id, path, mayCall }: ApiOperation, role: ProgramRole): boolean {
  const apiKey = { id: 'key', kind: 'program' } as const;
  const user: StaffUser = { id: 'key', name: 'program', roles: [role], organId: 1, unit: null, disabledAt: null, passwordHash: '', apiKey };
  return !BY_THE_LAW.has(id) && (mayCall?.(user) ?? true) && (!path.startsWith('/cases/:id') || mayReadCases(user));
}

const grants = (scope: ApiScope, role: ProgramRole): boolean => PROGRAM_SCOPES[scope]?.includes(role) ?? true;
const opened = (scope: ApiScope, role: ProgramRole) => OPERATIONS.filter((one) => one.scopes.includes(scope) && opens(one, role));

describe.each(API_SCOPE_NAMES)('%s', (scope) => {
  it.each(PROGRAM_ROLES)('opens to a program in the role %s what is said at the form', (role) => {
    if (grants(scope, role)) {
      expect(opened(scope, role)).not.toEqual([]);
      return;
    }
    // What it opens nevertheless is open by the other scopes of the role.
    const others = API_SCOPE_NAMES.filter((other) => other !== scope && grants(other, role));
    const alone = opened(scope, role).filter(({ scopes }) => !others.some((other) => scopes.includes(other)));
    expect(alone.map(({ id }) => id)).toEqual([]);
  });
});
