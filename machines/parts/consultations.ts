import type { DisclosureRequestEvent } from '../../src/law/events/request-events.ts';
import { type ConsultationState, type ConsultationStep, isOpenConsultation, stepConsultation } from './consultation.machine.ts';

type Consultations = Readonly<Record<string, ConsultationState>>;

const STEPS: Readonly<Record<string, ConsultationStep>> = {
  'thirdParty.served': 'served',
  'thirdParty.replied': 'replied',
  'thirdParty.lapsed': 'lapsed',
  'organ.served': 'served',
  'organ.replied': 'replied',
  'organ.lapsed': 'lapsed',
};

/** `thirdParty:…` or `organ:…`; the prefix keeps the two kinds apart and names from outside off the object's own keys. */
export function consultationKey(event: DisclosureRequestEvent): string {
  return event.type.startsWith('organ.') ? `organ:${String(event.data.organ ?? '')}` : `thirdParty:${String(event.data.party ?? '')}`;
}

/** The consultations after an event about one of them, or undefined if that one does not exist or cannot take it. */
export function afterConsultationEvent(consultations: Consultations, event: DisclosureRequestEvent): Consultations | undefined {
  const key = consultationKey(event);
  const state = consultations[key];
  const step = STEPS[event.type];
  if (state === undefined || step === undefined) return undefined;
  const next = stepConsultation(state, step);
  return next === undefined ? undefined : { ...consultations, [key]: next };
}

export function hasOpenConsultation(consultations: Consultations): boolean {
  return Object.values(consultations).some(isOpenConsultation);
}

/** Nobody is waited for any longer: an open consultation becomes withdrawn, the others stay as they are. */
export function withOpenWithdrawn(consultations: Consultations): Consultations {
  return Object.fromEntries(Object.entries(consultations).map(([key, state]) => [key, stepConsultation(state, 'withdrawn') ?? state]));
}
