import type { WorkingDayCalendar } from '../calendar.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Fact } from '../fact.ts';
import { regimeOf } from '../regimes.ts';
import { type Limit, limitsOf, termFrom, type WindowRule, type WindowTable } from './limit.ts';
import { isProvisional, lastDayOf, workingDays } from './period.ts';

/** The law sets no limit for complaints and record corrections: the project's own. */
const INTERNAL = workingDays(20);
const PUBLICATION = workingDays(20);

const complaint: WindowRule = {
  kind: 'complaint.decision',
  label: { zh: '投诉举报办理期限', en: 'to decide on the complaint' },
  startedBy: ['complaint.accepted'],
  settledBy: ['complaint.decided', 'complaint.rejected', 'complaint.withdrawn'],
  ours: true,
  term: ({ fact, calendar }) =>
    termFrom(fact.on, { period: INTERNAL, basis: '项目规则：受理之日起20个工作日（2019年条例第五十一条未定期限）' }, calendar),
};

const recordCorrection: WindowRule = {
  kind: 'recordCorrection.decision',
  label: { zh: '更正申请办理期限', en: 'to decide on the correction of the record' },
  startedBy: ['recordCorrection.requested'],
  settledBy: ['recordCorrection.corrected', 'recordCorrection.refused', 'recordCorrection.transferred', 'recordCorrection.withdrawn'],
  ours: true,
  term: ({ fact, calendar }) =>
    termFrom(fact.on, { period: INTERNAL, basis: '项目规则：收到之日起20个工作日（2019年条例第四十一条未定期限）' }, calendar),
};

const publication: WindowRule = {
  kind: 'publication.due',
  label: { zh: '主动公开期限', en: 'proactive publication' },
  startedBy: ['publication.created', 'publication.amended'],
  // An amendment before publication replaces what was due by a new text with its own 20 working days.
  settledBy: ['publication.published', 'publication.exempted', 'publication.withdrawn', 'publication.amended'],
  ours: true,
  term: ({ fact, calendar }) => termFrom(fact.on, { period: PUBLICATION, basis: regimeOf(fact.on).articles.publication }, calendar),
};

const tableOf = (rule: WindowRule): WindowTable => ({ rules: [rule], suspension: null });

/** The internal limit of one complaint (投诉举报): 20 working days from acceptance. */
export function complaintLimits(facts: readonly Fact[], calendar: WorkingDayCalendar): Limit[] {
  return limitsOf(tableOf(complaint), facts, calendar);
}

/** The internal limit of one correction of a record (更正): 20 working days from the request. */
export function recordCorrectionLimits(facts: readonly Fact[], calendar: WorkingDayCalendar): Limit[] {
  return limitsOf(tableOf(recordCorrection), facts, calendar);
}

/** The limits of one proactive publication: 20 working days from creation and from each change. */
export function publicationLimits(facts: readonly Fact[], calendar: WorkingDayCalendar): Limit[] {
  return limitsOf(tableOf(publication), facts, calendar);
}

/**
 * The last day to publish information that the organ must publish of its own accord.
 *
 * Legal source: 政府信息公开条例 (2007) art. 18, (2019) art. 26. The same 20 working days after the decision to publish what several
 * applicants asked for (art. 44) are the project's rule.
 *
 * @param createdOn - Creation or change of the information, or the decision of art. 44.
 */
export function publicationDueOn(
  createdOn: CivilDate,
  calendar: WorkingDayCalendar,
): { readonly on: CivilDate; readonly provisional: boolean } {
  const on = lastDayOf(createdOn, PUBLICATION, calendar);
  return { on, provisional: isProvisional(on, calendar) };
}
