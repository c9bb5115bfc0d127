import type { CaseTheme } from '../texts/case.ts';

/** The folded groups, in the order in which they stand. */
export const THEMES: readonly CaseTheme[] = ['handling', 'consultation', 'correction', 'period', 'closing', 'keeping'];

const THEME_OF: Readonly<Record<string, CaseTheme>> = {
  'period.extended': 'period',
  'reply.deferred': 'period',
  'correction.requested': 'correction',
  'correction.received': 'correction',
  'supplement.received': 'correction',
  'reasons.requested': 'correction',
  'reasons.received': 'correction',
  'fee.notified': 'correction',
  'fee.paid': 'correction',
  'payment.reported': 'correction',
  'application.withdrawn': 'closing',
  'application.voided': 'closing',
  'application.merged': 'closing',
  'application.split': 'closing',
  'reply.revoked': 'closing',
  'reprocessing.ordered': 'closing',
  'case.archived': 'closing',
  'handler.assigned': 'keeping',
  'document.filed': 'keeping',
  'particulars.completed': 'keeping',
  'delivery.changed': 'keeping',
  'contact.failed': 'keeping',
};

/** The group of a step that is not among the next ones. */
export function themeOf(type: string): CaseTheme {
  if (type.startsWith('thirdParty.') || type.startsWith('organ.')) return 'consultation';
  return THEME_OF[type] ?? 'handling';
}

/** What usually comes next in each state of the handling, likeliest first. Whatever else is possible stands below it, folded. */
const NEXT: Readonly<Record<string, readonly string[]>> = {
  arrived: ['receipt.confirmed', 'contact.failed'],
  registered: ['examination.started', 'reply.givenOnTheSpot'],
  examining: ['unit.assigned', 'correction.requested'],
  processing: ['search.started', 'search.completed', 'secrecy.cleared', 'secrecy.restricted', 'secrecy.referred', 'reply.proposed'],
  drafting: ['reply.submitted', 'handling.resumed'],
  legalReview: ['legal.approved', 'legal.returned', 'handling.resumed'],
  approval: ['reply.approved', 'reply.returned'],
  issued: ['reply.issued', 'reply.served'],
  delivering: ['service.proven', 'service.failed', 'service.repeated'],
  answered: ['supplement.received', 'case.archived', 'reprocessing.ordered'],
  closed: ['case.archived'],
  archived: [],
};

/** Answers to what is awaited come first in any state. */
const AWAITED = [
  'correction.received',
  'reasons.received',
  'fee.paid',
  'thirdParty.served',
  'thirdParty.replied',
  'organ.served',
  'organ.replied',
];

/** Types of the steps that stand on top for a state of the handling. */
export function nextTypes(handlingState: string): readonly string[] {
  return [...AWAITED, ...(NEXT[handlingState] ?? [])];
}

/** The step that answers a limit, by the limit's kind; limits that only outsiders can meet have none. */
const ANSWERS: Readonly<Record<string, readonly string[]>> = {
  correction: ['correction.received'],
  payment: ['fee.paid'],
  reasons: ['reasons.received'],
  'thirdParty.answer': ['thirdParty.replied'],
  'organ.answer': ['organ.replied'],
  'receipt.confirmation': ['receipt.confirmed'],
  'review.acceptance': ['review.accepted', 'review.rejected'],
  'review.correction': ['review.corrected'],
  'review.copy': ['review.noticeReceived'],
  'review.answer': ['review.answered'],
  'review.decision': ['review.decided'],
  'litigation.filing': ['litigation.registered'],
  'litigation.copy': ['litigation.pleadingsReceived'],
  'litigation.defence': ['litigation.defenceFiled'],
  'litigation.firstInstance': ['litigation.firstJudged'],
  'litigation.appeal': ['litigation.appealed'],
  'litigation.secondInstance': ['litigation.secondJudged'],
  'litigation.retrialApplication': ['litigation.retrialFiled'],
  'complaint.decision': ['complaint.decided', 'complaint.investigated'],
  'recordCorrection.decision': ['recordCorrection.corrected', 'recordCorrection.refused', 'recordCorrection.verified'],
  'publication.due': ['publication.published', 'publication.cleared'],
};

export function answersTo(limitKind: string): readonly string[] {
  return ANSWERS[limitKind] ?? [];
}
