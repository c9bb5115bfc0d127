import type { RequestEventType } from '../../src/law/events/request-events.ts';
import type { HandlingState } from './request-walk.ts';

export interface Row {
  readonly from: readonly HandlingState[];
  /** Where handling goes; `same` where it stays. */
  readonly to: readonly (HandlingState | 'same')[];
}

const same: readonly ['same'] = ['same'];
const running: readonly HandlingState[] = ['registered', 'examining', 'processing', 'drafting', 'legalReview', 'approval', 'issued'];
const beforeLegalReview: readonly HandlingState[] = ['examining', 'processing', 'drafting'];
/** A consultation goes its own way; after the proposal only a late opinion can still come. */
const consulting: readonly HandlingState[] = ['examining', 'processing'];
const all: readonly HandlingState[] = ['draft', 'arrived', ...running, 'delivering', 'answered', 'closed', 'archived'];

/** The event table of domain 2.2, row by row, as to the region `handling`. */
export const ROWS: Readonly<Record<RequestEventType, Row>> = {
  'application.submitted': { from: ['draft'], to: ['arrived', 'registered'] },
  'application.arrived': { from: ['draft'], to: ['arrived', 'registered'] },
  'application.dictated': { from: ['draft'], to: ['registered'] },
  'receipt.confirmed': { from: ['arrived', 'registered'], to: ['registered'] },
  'contact.failed': { from: ['arrived'], to: same },
  'application.split': { from: ['registered', 'examining'], to: ['closed'] },
  'application.merged': { from: ['registered', 'examining'], to: ['closed'] },
  'application.voided': { from: ['arrived', 'registered', 'examining'], to: ['closed'] },
  'application.withdrawn': { from: ['arrived', ...running], to: ['closed'] },
  'examination.started': { from: ['registered'], to: ['examining'] },
  'correction.requested': { from: ['examining'], to: same },
  'correction.received': { from: ['examining', 'closed'], to: ['examining'] },
  'correction.lapsed': { from: ['examining'], to: ['closed'] },
  'supplement.received': { from: ['answered'], to: ['examining'] },
  'reasons.requested': { from: ['examining', 'processing'], to: same },
  'reasons.received': { from: ['examining', 'processing'], to: ['examining'] },
  'reasons.lapsed': { from: ['examining', 'processing'], to: ['examining'] },
  'reply.deferred': { from: beforeLegalReview, to: same },
  'fee.notified': { from: beforeLegalReview, to: same },
  'fee.paid': { from: [...beforeLegalReview, 'closed'], to: beforeLegalReview },
  'fee.lapsed': { from: beforeLegalReview, to: ['closed'] },
  'unit.assigned': { from: ['examining'], to: ['processing'] },
  'search.started': { from: ['processing'], to: same },
  'search.completed': { from: ['processing'], to: same },
  'thirdParty.consulted': { from: ['processing'], to: same },
  'thirdParty.served': { from: consulting, to: same },
  'thirdParty.replied': { from: running.slice(1), to: same },
  'thirdParty.lapsed': { from: consulting, to: same },
  'thirdParty.notified': { from: ['issued'], to: same },
  'organ.consulted': { from: ['processing'], to: same },
  'organ.served': { from: consulting, to: same },
  'organ.replied': { from: running.slice(1), to: same },
  'organ.lapsed': { from: consulting, to: same },
  'secrecy.cleared': { from: ['processing'], to: same },
  'secrecy.restricted': { from: ['processing'], to: same },
  'secrecy.referred': { from: ['processing'], to: same },
  'period.extended': { from: ['examining', 'processing', 'drafting', 'legalReview', 'approval'], to: same },
  'reply.proposed': { from: ['examining', 'processing'], to: ['drafting'] },
  'handling.resumed': { from: ['drafting', 'legalReview'], to: ['processing'] },
  'reply.submitted': { from: ['drafting'], to: ['legalReview'] },
  'legal.approved': { from: ['legalReview'], to: ['approval'] },
  'legal.returned': { from: ['legalReview'], to: ['drafting'] },
  'reply.approved': { from: ['approval'], to: ['issued'] },
  'reply.returned': { from: ['approval'], to: ['drafting'] },
  'reply.issued': { from: ['issued'], to: same },
  'reply.served': { from: ['issued'], to: ['delivering'] },
  'service.proven': { from: ['delivering'], to: ['answered'] },
  'service.failed': { from: ['delivering'], to: same },
  'service.repeated': { from: ['delivering'], to: same },
  'reply.givenOnTheSpot': { from: ['registered', 'examining'], to: ['answered'] },
  // Of a limit in a proceeding it warns wherever the request itself stands.
  'deadline.neared': { from: all, to: same },
  'deadline.passed': { from: running, to: same },
  'case.archived': { from: ['answered', 'closed'], to: ['archived'] },
  'reprocessing.ordered': { from: ['answered', 'closed', 'archived', ...running], to: ['examining'] },
  'reply.revoked': { from: ['answered'], to: ['examining'] },
  'breach.recorded': { from: all, to: same },
  'calendar.amended': { from: all, to: same },
  'handler.assigned': { from: all.filter((state) => state !== 'draft'), to: same },
  'document.filed': { from: all.filter((state) => state !== 'draft'), to: same },
  'particulars.completed': { from: all.filter((state) => state !== 'draft'), to: same },
  'redaction.proposed': { from: all.filter((state) => state !== 'draft' && state !== 'archived'), to: same },
  'redaction.returned': { from: all.filter((state) => state !== 'draft' && state !== 'archived'), to: same },
  'redaction.checked': { from: all.filter((state) => state !== 'draft' && state !== 'archived'), to: same },
  'files.cleared': { from: all.filter((state) => state !== 'draft'), to: same },
  'reply.opened': { from: ['delivering', 'answered', 'archived'], to: same },
  'document.remade': { from: all.filter((state) => state !== 'draft'), to: same },
  'delivery.changed': { from: ['arrived', ...running], to: same },
  'payment.reported': { from: ['examining', 'processing', 'drafting'], to: same },
};
