import type { AnyStateMachine } from 'xstate';
import type { MachineId } from '../src/law/events/define-event.ts';
import type { GuardText } from './chart-types.ts';
import { complaintGuardTexts, complaintMachine } from './complaint.machine.ts';
import { litigationCaseMachine } from './litigation-case.machine.ts';
import { litigationCaseGuardTexts } from './litigation-setup.ts';
import { publicationGuardTexts, publicationMachine } from './publication.machine.ts';
import { recordCorrectionGuardTexts, recordCorrectionMachine } from './record-correction.machine.ts';
import { reviewCaseGuardTexts, reviewCaseMachine } from './review-case.machine.ts';

/** Every chart but the request's own. `publication` is not part of a case but a stream of its own kind. */
export type ProceedingMachineId = Exclude<MachineId, 'disclosureRequest'>;

export const PROCEEDING_MACHINES = {
  reviewCase: reviewCaseMachine,
  litigationCase: litigationCaseMachine,
  complaint: complaintMachine,
  recordCorrection: recordCorrectionMachine,
  publication: publicationMachine,
} as const satisfies Record<ProceedingMachineId, AnyStateMachine>;

/** What a failing guard of a proceeding's chart says to people, by machine and guard name. */
export const PROCEEDING_GUARD_TEXTS: Record<ProceedingMachineId, Readonly<Record<string, GuardText>>> = {
  reviewCase: reviewCaseGuardTexts,
  litigationCase: litigationCaseGuardTexts,
  complaint: complaintGuardTexts,
  recordCorrection: recordCorrectionGuardTexts,
  publication: publicationGuardTexts,
};

/** The event that opens an instance: the only one its chart takes in `unopened`. */
export const openingEvents = {
  reviewCase: 'review.filed',
  litigationCase: 'litigation.filed',
  complaint: 'complaint.filed',
  recordCorrection: 'recordCorrection.requested',
  publication: 'publication.created',
} as const satisfies Record<ProceedingMachineId, string>;

const MACHINE_OF_PREFIX: ReadonlyMap<string, ProceedingMachineId> = new Map([
  ['review', 'reviewCase'],
  ['litigation', 'litigationCase'],
  ['complaint', 'complaint'],
  ['recordCorrection', 'recordCorrection'],
  ['publication', 'publication'],
]);

/** The chart that takes events of this type: by the word before the dot; whatever is no proceeding is the request's. */
export function machineOfEvent(type: string): MachineId {
  return MACHINE_OF_PREFIX.get(type.slice(0, Math.max(0, type.indexOf('.')))) ?? 'disclosureRequest';
}

export function isOpeningEvent(type: string): boolean {
  return Object.values<string>(openingEvents).includes(type);
}
