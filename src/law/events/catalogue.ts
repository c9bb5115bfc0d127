import { complaintEvents } from './complaint-events.ts';
import type { EventDefinition } from './define-event.ts';
import { litigationEvents } from './litigation-events.ts';
import { publicationEvents } from './publication-events.ts';
import { recordCorrectionEvents } from './record-correction-events.ts';
import { requestEvents } from './request-events.ts';
import { reviewEvents } from './review-events.ts';

/** Every event there is, by type. */
export const EVENTS = {
  ...requestEvents,
  ...reviewEvents,
  ...litigationEvents,
  ...complaintEvents,
  ...recordCorrectionEvents,
  ...publicationEvents,
} as const;

export type EventType = keyof typeof EVENTS;

/** The definition of an event, or undefined if there is none of that name. Safe for names from outside. */
export function findEvent(type: string): EventDefinition | undefined {
  return isEventType(type) ? EVENTS[type] : undefined;
}

export function isEventType(type: string): type is EventType {
  return Object.hasOwn(EVENTS, type);
}
