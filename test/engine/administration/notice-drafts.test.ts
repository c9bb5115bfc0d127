import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { change } from '../../../src/engine/administration/administrator.ts';
import { acceptDraft, compareDraft, draftNotice } from '../../../src/engine/administration/notice-drafts.ts';
import { COMMAND_LINE } from '../../../src/engine/audit/audit-log.ts';
import { type CalendarService, createCalendarService } from '../../../src/engine/calendar-service.ts';
import { readNoticeText } from '../../../src/law/notice-text.ts';
import { stateNotices } from '../../../src/law/state-calendar.ts';
import { createAuditStore } from '../../../src/store/audit-store.ts';
import { createCalendarDraftStore } from '../../../src/store/calendar-draft-store.ts';
import { createCaseStore } from '../../../src/store/case-store.ts';
import { databases, openTestDatabase, type TestDatabase } from '../../support/databases.ts';
import { MADE_UP_2027 } from '../../support/notice-texts.ts';
import { createOffice } from '../../support/office.ts';

describe.each(databases)('a holiday notice on $kind', ({ kind }) => {
  let db: TestDatabase;
  let calendars: CalendarService;
  let deps: Parameters<typeof draftNotice>[0];
  let caseId: string;
  const accept = (id: string) => change(deps, { actor: COMMAND_LINE, organId: null }, (step) => acceptDraft(step, id));
  const drafted = async (id: string) => {
    const draft = await createCalendarDraftStore(db.read).find(id);
    if (draft === undefined) throw new Error('no draft');
    return draft;
  };
  beforeEach(async () => {
    db = await openTestDatabase(kind);
    const office = await createOffice(db, '2026-12-10');
    ({ caseId } = await office.open('2026-12-10'));
    calendars = await createCalendarService({ db, now: office.time.now });
    deps = { db, now: office.time.now, calendars };
  });
  afterEach(() => db.close());

  it('is looked at before it is accepted: which open cases move, from which day to which', async () => {
    const before = (await createCaseStore(db.read).findById(caseId))?.dueOn;
    const id = await draftNotice(deps, readNoticeText(MADE_UP_2027), 'admin');
    await expect(accept(id)).rejects.toThrow('still being compared');
    await compareDraft(deps, id);
    const { moved, lookedAt, total } = await drafted(id);
    expect({ lookedAt, total }).toEqual({ lookedAt: 1, total: 1 });
    expect(moved).toMatchObject([{ caseId, dueBefore: before }]);
    expect((await createCaseStore(db.read).findById(caseId))?.dueOn).toBe(before);
    const { acceptedVersion } = await accept(id);
    await calendars.reload();
    expect(calendars.current().version).toBe(acceptedVersion);
    expect(await createCalendarDraftStore(db.read).reckoned(String(acceptedVersion))).toEqual({ total: 1, outdated: 1 });
    await calendars.recomputeOutdated();
    expect(await createCalendarDraftStore(db.read).reckoned(String(acceptedVersion))).toEqual({ total: 1, outdated: 0 });
    expect((await createCaseStore(db.read).findById(caseId))?.dueOn).toBe(moved?.[0]?.dueOn);
    expect(await createAuditStore(db.read).find({ kinds: ['calendar.imported'] }, 9)).toMatchObject([{ data: { year: 2027, moved: 1 } }]);
  });

  it('is accepted once, and not when the calendar has changed since it was compared', async () => {
    const [one, two] = [
      await draftNotice(deps, readNoticeText(MADE_UP_2027), 'admin'),
      await draftNotice(deps, readNoticeText(MADE_UP_2027), 'admin'),
    ];
    await compareDraft(deps, one);
    await compareDraft(deps, two);
    const both = await Promise.allSettled([accept(one), accept(one)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    await expect(accept(two)).rejects.toThrow('changed since');
    await calendars.reload();
    await calendars.recomputeOutdated();
    await compareDraft(deps, two);
    expect((await drafted(two)).moved).toEqual([]);
  });

  it('that names some holidays only amends a year that is known, and no other', async () => {
    const text = (year: number, weekday: string) =>
      `现将${year}年劳动节假期调整安排如下：5月1日至4日放假，共4天。4月25日（${weekday}）上班。`;
    await expect(draftNotice(deps, readNoticeText(text(2027, '周日')), 'admin')).rejects.toThrow('nothing is known of 2027');
    const { notice } = await drafted(await draftNotice(deps, readNoticeText(text(2026, '周六')), 'admin'));
    const known = stateNotices[2026];
    expect(notice.extraWorkdays).toEqual([...(known?.extraWorkdays ?? []), '2026-04-25'].toSorted());
    expect(notice.daysOff).toEqual(known?.daysOff.toSorted());
  });
});
