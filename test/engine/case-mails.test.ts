import { describe, expect, it } from 'vitest';
import { mailsOf } from '../../src/engine/effects/case-mails.ts';
import type { MailFacts } from '../../src/engine/effects/mail-facts.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { EVENTS, findEvent } from '../../src/law/events/catalogue.ts';
import { CLOCK_ACTOR } from '../../src/law/roles.ts';
import type { MailRecipient } from '../../src/store/outbox-store.ts';
import type { CaseRow, HistoryRow } from '../../src/store/rows.ts';
import { sampleCase, sampleEntry } from '../support/sample-rows.ts';

const EMAIL = 'jia@example.cn';
const FACTS = { caseId: 'case-1' } as MailFacts;

const toApplicant = (kind: string) => `${kind} to ${EMAIL}`;

/** Whom each event is told to when a colleague, or the clock, records it of a case that `wang` handles. Nobody, where an event is not named. */
const TOLD: Readonly<Record<string, readonly string[]>> = {
  'application.arrived': [toApplicant('arrived')],
  'application.dictated': [toApplicant('arrived')],
  'receipt.confirmed': [toApplicant('registered')],
  'correction.requested': [toApplicant('correctionRequested')],
  'correction.received': [toApplicant('correctionReceived')],
  'supplement.received': [toApplicant('correctionReceived')],
  'correction.lapsed': [toApplicant('noLongerHandled'), 'lapsed to wang'],
  'reasons.requested': [toApplicant('reasonsRequested')],
  'reasons.lapsed': ['lapsed to wang'],
  'thirdParty.consulted': [toApplicant('thirdPartyConsulted')],
  'thirdParty.lapsed': ['lapsed to wang'],
  'organ.lapsed': ['lapsed to wang'],
  'period.extended': [toApplicant('periodExtended')],
  'reply.deferred': [toApplicant('replyDeferred')],
  'fee.notified': [toApplicant('feeNotified')],
  'fee.paid': [toApplicant('paymentConfirmed')],
  'fee.lapsed': [toApplicant('noLongerHandled'), 'lapsed to wang'],
  'deadline.neared': ['deadlineNear to wang'],
  'deadline.passed': ['deadlinePassed to wang', 'deadlinePassed to every officeHead'],
  'calendar.amended': ['dueMoved to wang'],
  'handler.assigned': ['assigned to li'],
  'reply.submitted': ['waitsForYou to every legalReviewer'],
  'legal.approved': ['waitsForYou to every leader'],
  'legal.returned': ['returned to wang'],
  'reply.approved': ['waitsForYou to wang'],
  'reply.returned': ['returned to wang'],
  'reply.served': [toApplicant('replyReady')],
  'reply.givenOnTheSpot': [toApplicant('remedies')],
  'service.proven': [toApplicant('remedies')],
  'application.withdrawn': [toApplicant('withdrawn')],
  'application.split': [toApplicant('split')],
  'reprocessing.ordered': [toApplicant('reprocessing'), 'reprocess to wang', 'reprocess to every officeHead'],
  'reply.revoked': [toApplicant('reprocessing')],
  'review.noticeReceived': ['proceeding to wang', 'proceeding to every legalReviewer'],
  'review.answerLapsed': ['wang', 'every legalReviewer', 'every officeHead'].map((who) => `proceedingLapsed to ${who}`),
  'review.deemedAccepted': ['lapsed to wang', 'lapsed to every legalReviewer'],
  'review.correctionLapsed': ['lapsed to wang', 'lapsed to every legalReviewer'],
  'review.lapsed': ['lapsed to wang', 'lapsed to every legalReviewer'],
  'litigation.pleadingsReceived': ['proceeding to wang', 'proceeding to every legalReviewer'],
  'litigation.defenceLapsed': ['wang', 'every legalReviewer', 'every officeHead'].map((who) => `proceedingLapsed to ${who}`),
  'litigation.appealLapsed': ['lapsed to wang', 'lapsed to every legalReviewer'],
};

const ROW = sampleCase({ assignedTo: 'wang', contact: { email: EMAIL, language: 'en' } });

/** The event as somebody else of the staff records it; those of the clock, as the clock does. */
function entryOf(type: string, more: Partial<HistoryRow> = {}): HistoryRow {
  const actor = findEvent(type)?.byClock === true ? ({ actorKind: 'clock', actorId: CLOCK_ACTOR.id } as const) : { actorId: 'zhao' };
  return sampleEntry({ type, version: 7, data: { user: 'li' }, ...actor, ...more });
}

function mailsAfter(entry: HistoryRow, row: CaseRow = ROW) {
  return mailsOf({ entry, row, facts: () => FACTS });
}

function told(entry: HistoryRow, row?: CaseRow): readonly string[] {
  return mailsAfter(entry, row).map(({ kind, recipient }) => `${kind} to ${nameOf(recipient)}`);
}

function nameOf(recipient: MailRecipient): string {
  if (recipient.kind === 'address') return recipient.address;
  return recipient.kind === 'user' ? recipient.userId : `every ${recipient.role}`;
}

describe('the mails of an event', () => {
  it.each(Object.keys(EVENTS))('of %s go to whom it concerns', (type) => {
    expect(told(entryOf(type))).toEqual(TOLD[type] ?? []);
  });

  it('are known by the case, the entry and the receiver: put in twice, they are one', () => {
    const mails = mailsAfter(entryOf('correction.lapsed'));
    expect(mails.map(({ messageKey }) => messageKey)).toEqual(['case-1:7:noLongerHandled:applicant', 'case-1:7:lapsed:wang']);
    expect(mails.map(({ language }) => language)).toEqual(['en', null]);
    expect(mails).toMatchObject([{ caseId: 'case-1', organId: 1, data: FACTS }, { caseId: 'case-1' }]);
  });

  it('to the applicant are left out where no address is known', () => {
    expect(told(entryOf('correction.lapsed'), { ...ROW, contact: null })).toEqual(['lapsed to wang']);
  });

  it('go to every officer while nobody handles the case', () => {
    expect(told(entryOf('reasons.lapsed'), { ...ROW, assignedTo: null })).toEqual(['lapsed to every officer']);
  });
});

describe('nobody is told', () => {
  it.each(['reply.approved', 'legal.returned', 'reprocessing.ordered'])('of their own act: %s', (type) => {
    expect(told(entryOf(type, { actorId: 'wang' })).filter((one) => one.endsWith(' to wang'))).toEqual([]);
  });

  it('that they gave a case to themselves', () => {
    expect(told(entryOf('handler.assigned', { actorId: 'li' }))).toEqual([]);
  });

  it('of their own act, or once more, for an office that they hold', () => {
    const byColleague = mailsAfter(entryOf('reprocessing.ordered')).map(({ recipient }) => recipient);
    expect(byColleague.at(-1)).toEqual({ kind: 'role', role: 'officeHead', except: ['zhao', 'wang'] });
    const [ownDraft] = mailsAfter(entryOf('reply.submitted', { actorId: 'wang' })).map(({ recipient }) => recipient);
    expect(ownDraft).toEqual({ kind: 'role', role: 'legalReviewer', except: ['wang'] });
    const [first] = mailsAfter(entryOf('reasons.lapsed'), { ...ROW, assignedTo: null }).map(({ recipient }) => recipient);
    expect(first).toEqual({ kind: 'role', role: 'officer', except: [] });
  });

  it.each(Object.keys(EVENTS).filter((type) => findEvent(type)?.byClock === true))(
    'what the clock finds of before the case came here: %s',
    (type) => {
      const cameOn = { ...ROW, createdAt: '2026-03-09T16:00:00.000Z' }; // midnight of the 10th in Shanghai
      expect(told(entryOf(type, { effectiveOn: civilDate('2026-03-09') }), cameOn)).toEqual([]);
      expect(told(entryOf(type, { effectiveOn: civilDate('2026-03-10') }), cameOn)).toEqual(TOLD[type]);
    },
  );
});

describe('a warning', () => {
  const near = (data: Readonly<Record<string, unknown>>, row?: CaseRow) =>
    told(entryOf('deadline.neared', { effectiveOn: civilDate('2026-03-25'), data }), row);

  it('waits for nine in the morning of its day; a lapse is told at once', () => {
    const [warning] = mailsAfter(entryOf('deadline.neared', { effectiveOn: civilDate('2026-03-25') }));
    expect(warning?.notBefore).toBe('2026-03-25T01:00:00.000Z');
    expect(mailsAfter(entryOf('deadline.passed'))[0]).not.toHaveProperty('notBefore');
  });

  it.each([
    { what: 'days before the reply is due', data: { limit: 'reply', dueOn: '2026-03-30' }, also: [] },
    { what: 'on the day on which it is due', data: { limit: 'reply', dueOn: '2026-03-25' }, also: ['officeHead'] },
    { what: 'in an entry of earlier, on that day', data: { dueOn: '2026-03-25' }, also: ['officeHead'] },
    { what: 'of the correction notice', data: { limit: 'correctionNotice', dueOn: '2026-03-25' }, also: [] },
    {
      what: 'of a limit in a review',
      data: { limit: 'review.answer', dueOn: '2026-03-25', proceeding: 'reviewCase-1' },
      also: ['legalReviewer'],
    },
  ])('$what goes to the handler and $also', ({ data, also }) => {
    const others = also.map((role) => `deadlineNear to every ${role}`);
    expect(near(data)).toEqual(['deadlineNear to wang', ...others]);
    expect(near(data, { ...ROW, assignedTo: null })).toEqual(['deadlineNear to every officer', ...others]);
  });
});

describe('what comes from outside', () => {
  const outsiders = [{ actorKind: 'applicant' }, { actorKind: 'mailbox' }] as const;

  it.each(outsiders)('by $actorKind is put before the registrars when it opens a case, and before the handler afterwards', (actor) => {
    const opening = entryOf('application.arrived', { ...actor, actorId: actor.actorKind, version: 1 });
    expect(told(opening, { ...ROW, contact: null, assignedTo: null })).toEqual(['arrivedOnline to every registrar']);
    const later = entryOf('document.filed', { ...actor, actorId: actor.actorKind });
    expect(told(later)).toEqual(['applicantActed to wang']);
  });
});
