import type { CalendarService } from '../../src/engine/calendar-service.ts';
import type { StaffRole } from '../../src/law/roles.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import type { HistoryRow } from '../../src/store/rows.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { createCaseDesk } from '../../src/web/case-desk.ts';
import type { WebDeps } from '../../src/web/web-deps.ts';
import { createWebEngine } from '../../src/web/web-engine.ts';
import { openTestDatabase } from '../support/databases.ts';
import { createOffice, ordinaryCourse } from '../support/office.ts';
import { type Browser, openBrowser } from './browser.ts';
import { fakeDeps } from './fake-deps.ts';

/** The front end on a real engine and database, and cases to work on. Users: 李承办 (`li`), and 已离任 (`gone`), whose account is closed. */
export async function openDeskOffice() {
  const db = await openTestDatabase('sqlite');
  const office = await createOffice(db);
  const person = { passwordHash: '-', roles: ['officer'] as const, organId: office.organ.id };
  const users = createUserStore(db.write);
  await users.create({ ...person, id: 'li', login: 'li', name: '李承办', unit: '政务公开科', disabledAt: null });
  await users.create({ ...person, id: 'gone', login: 'gone', name: '已离任', unit: null, disabledAt: '2024-01-01T00:00:00.000Z' });
  const open: Browser[] = [];

  function deps(roles: readonly StaffRole[], organId: number | null = office.organ.id): WebDeps {
    const { engine, time } = office;
    const calendars = { current: () => stateCalendar } as CalendarService;
    const clock = { now: time.now, today: engine.today };
    const desk = createCaseDesk({ db, ...clock, calendar: () => stateCalendar });
    return fakeDeps({ roles, organId, deps: { db, ...clock, engine: createWebEngine({ db, engine, calendars }), desk } });
  }

  async function browse(withDeps: WebDeps): Promise<Browser> {
    const browser = await openBrowser(withDeps);
    open.push(browser);
    await browser.signIn();
    return browser;
  }

  return {
    db,
    office,
    deps,
    browse,
    /** A person with these roles, signed in. */
    signedIn: (roles: readonly StaffRole[], organId?: number | null): Promise<Browser> => browse(deps(roles, organId)),
    /** A case on its way, up to the step before `type`; to the end of the course when it has no such step. */
    async caseBefore(type: string, day = '2024-04-18'): Promise<{ id: string; version: number }> {
      const { caseId, version } = await office.open(day);
      const course = ordinaryCourse({ start: day, draft: '2024-04-22', serve: '2024-04-23' });
      const at = course.findIndex((step) => step[1] === type);
      return { id: caseId, version: await office.carry(caseId, version, at === -1 ? course : course.slice(0, at)) };
    },
    lastEvent: async (id: string): Promise<HistoryRow | undefined> => (await createHistoryStore(db.read).list(id)).at(-1),
    async closeBrowsers(): Promise<void> {
      for (const browser of open.splice(0)) await browser.close();
    },
    close: () => db.close(),
  };
}

export type DeskOffice = Awaited<ReturnType<typeof openDeskOffice>>;
