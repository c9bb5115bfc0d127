import type { Knex } from 'knex';
import type { WorkingDayCalendar } from '../../law/calendar.ts';
import { civilDateOfInstant } from '../../law/civil-date.ts';
import { createOutboxStore, type NewMail } from '../../store/outbox-store.ts';
import type { CaseRow, CaseStep, HistoryRow, Instant, OrganRow } from '../../store/rows.ts';
import { type Announcement, createWebhookStore } from '../../store/webhook-store.ts';
import type { CaseDraft } from '../case-draft.ts';
import { mailsOf } from './case-mails.ts';
import { type MailFacts, mailFactsOf } from './mail-facts.ts';

/** What leaves the office because of a step: put in by the transaction that records it, sent later by the jobs. */
export interface Effects {
  readonly mails: readonly NewMail[];
  readonly announcements: readonly Announcement[];
}

interface EffectsAsk {
  readonly step: CaseStep;
  readonly draft: CaseDraft;
  readonly organ: OrganRow;
  readonly calendar: WorkingDayCalendar;
  readonly now: Date;
}

export function effectsOf({ step, draft, organ, calendar, now }: EffectsAsk): Effects {
  const { caseRow: row, entries } = step;
  const moment = { row, draft, organName: organ.name, calendar, today: civilDateOfInstant(now) };
  return {
    mails: entries.flatMap((entry) => mailsOf({ entry, row, facts: lazily(() => mailFactsOf({ ...moment, entry })) })),
    announcements: entries.map((entry) => announcementOf(entry, row)),
  };
}

/** `trx` is the transaction that commits the steps. */
export async function putEffects(trx: Knex, effects: readonly Effects[], now: Instant): Promise<void> {
  await createOutboxStore(trx).put(
    effects.flatMap(({ mails }) => mails),
    now,
  );
  await createWebhookStore(trx).announce(
    effects.flatMap(({ announcements }) => announcements),
    now,
  );
}

/** Ids of proceedings that this program gave; those of an import, or of a party, are words of people. */
const GIVEN_ID = /^[A-Za-z]{1,30}-\d{1,4}$/;

/** Ids, days and states: no title, no name, nothing that was typed. */
function announcementOf(entry: HistoryRow, row: CaseRow): Announcement {
  const { id, kind, caseNo, handlingState, clockState, dueOn, closedOn, round } = row;
  const { type, effectiveOn, recordedAt, version, instance } = entry;
  return {
    organId: row.organId,
    type,
    payload: {
      event: { type, on: effectiveOn, recordedAt, version, instance: instance !== null && GIVEN_ID.test(instance) ? instance : null },
      case: { id, kind, caseNo, round, handlingState, clockState, dueOn: closedOn === null ? dueOn : null, closedOn },
    },
  };
}

/** Most events give rise to no mail. */
function lazily(make: () => MailFacts): () => MailFacts {
  let made: MailFacts | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
