import type { StaffRole } from '../roles.ts';
import type { IndicatorArea } from './indicators.ts';

type Person = Readonly<{ roles: readonly StaffRole[] | null }>;

/** Whoever may look at the ledger of the year. */
export const LEDGER_READERS: readonly StaffRole[] = ['registrar', 'officer', 'officeHead', 'leader', 'statistician', 'auditor'];
/** Those who record what their work did. */
const RECORDERS: readonly StaffRole[] = ['registrar', 'officer'];
/** Those who answer for the ledger as a whole: all of it, imports, the organ's own indicators. */
const KEEPERS: readonly StaffRole[] = ['officeHead', 'statistician'];

const hasOne = ({ roles }: Person, wanted: readonly StaffRole[]): boolean => roles === null || roles.some((role) => wanted.includes(role));

/** Whether somebody keeps the whole ledger. Roles of null (the command line) are not judged. */
export function keepsLedger(person: Person): boolean {
  return hasOne(person, KEEPERS);
}

/** Whether somebody records in some area. */
export function recordsEntries(person: Person): boolean {
  return keepsLedger(person) || hasOne(person, RECORDERS);
}

/** How many work there and with what money is for those who answer for the whole; the rest is for whoever did the work. */
export function mayRecordIn(person: Person, area: IndicatorArea): boolean {
  return keepsLedger(person) || (area !== 'bodies' && hasOne(person, RECORDERS));
}
