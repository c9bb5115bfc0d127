import type { ChartEvent } from '../step-facts.ts';
import { closingEvents } from './closing-events.ts';
import { consultationEvents } from './consultation-events.ts';
import { correctionEvents } from './correction-events.ts';
import { documentEvents } from './document-events.ts';
import { feeEvents } from './fee-events.ts';
import { fileKeepingEvents } from './file-keeping-events.ts';
import { handlingEvents } from './handling-events.ts';
import { periodEvents } from './period-events.ts';
import { reasonsEvents } from './reasons-events.ts';
import { receiptEvents } from './receipt-events.ts';
import { replyEvents } from './reply-events.ts';
import { roundEvents } from './round-events.ts';
import { searchEvents } from './search-events.ts';
import { serviceEvents } from './service-events.ts';

/** Every event of the request's own chart (domain 2.2), in the order of a case. */
export const requestEvents = {
  ...receiptEvents,
  ...handlingEvents,
  ...correctionEvents,
  ...reasonsEvents,
  ...periodEvents,
  ...feeEvents,
  ...searchEvents,
  ...consultationEvents,
  ...replyEvents,
  ...serviceEvents,
  ...closingEvents,
  ...roundEvents,
  ...fileKeepingEvents,
  ...documentEvents,
} as const;

export type RequestEventType = keyof typeof requestEvents;

/** An event as the request's chart receives it, by type. */
export type DisclosureRequestEvent = { [T in RequestEventType]: ChartEvent<T> }[RequestEventType];
