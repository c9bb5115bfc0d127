import { describe, expect, it } from 'vitest';
import { isInSight, sightOf } from '../../../src/law/access/case-sight.ts';
import type { StaffRole } from '../../../src/law/roles.ts';

const AROUND = { units: ['道路科', '养护组'], userIds: ['me', 'mate'] };
const watcher = (roles: readonly StaffRole[], unit: string | null = '道路科') => ({ id: 'me', roles, unit });
const CASES = {
  untaken: { unit: null, assignedTo: null },
  ofUnit: { unit: '道路科', assignedTo: null },
  ofUnitBelow: { unit: '养护组', assignedTo: 'x' },
  mine: { unit: '园林科', assignedTo: 'me' },
  ofMate: { unit: null, assignedTo: 'mate' },
  elsewhere: { unit: '园林科', assignedTo: null },
  ofOther: { unit: null, assignedTo: 'other' },
} as const;
const seen = (roles: readonly StaffRole[], unit?: string | null) =>
  Object.entries(CASES)
    .filter(([, row]) => isInSight(sightOf(watcher(roles, unit), AROUND), row))
    .map(([name]) => name);

describe('an officer', () => {
  it('sees what lies with the unit, those below it or its people, and what nobody has yet', () => {
    expect(seen(['officer'])).toEqual(['untaken', 'ofUnit', 'ofUnitBelow', 'mine', 'ofMate']);
  });

  it('sees all where the organ has no units', () => {
    expect(seen(['officer'], null)).toEqual(Object.keys(CASES));
  });

  it('sees all with a further role that works across units', () => {
    expect(seen(['officer', 'registrar'])).toEqual(Object.keys(CASES));
  });
});

it.each(['registrar', 'secrecyReviewer', 'legalReviewer', 'officeHead', 'leader', 'auditor'] as const)(
  'the %s sees all of the organ',
  (role) => {
    expect(seen([role])).toEqual(Object.keys(CASES));
  },
);

it.each(['admin', 'statistician'] as const)('the %s sees none', (role) => {
  expect(seen([role])).toEqual([]);
  expect(seen([role], null)).toEqual([]);
});
