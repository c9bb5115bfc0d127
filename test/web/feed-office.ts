import ical from 'node-ical';
import { createCalendarService } from '../../src/engine/calendar-service.ts';
import { parseHolidayNotices } from '../../src/law/holiday-notices.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import type { QueueScope } from '../../src/store/queue-conditions.ts';
import { createQueueReadModel } from '../../src/store/queue-read-model.ts';
import { createUserStore } from '../../src/store/user-store.ts';
import { openRunningOffice, type StaffStep } from '../support/running-office.ts';
import type { OfficeBrowser } from './office-browser.ts';

/** Its period ends beyond the last holiday notice that is known. */
export const ARRIVED = '2026-12-07';
export const UNIT = '自然资源科';
/** Of what people typed nothing may stand in a calendar. */
export const TYPED = ['某道路工程', '某甲', '某建设有限公司', '报价'] as const;

/** An entry as another program reads it. */
export interface ReadEntry {
  readonly uid: string;
  /** YYYY-MM-DD */
  readonly on: string;
  readonly summary: string;
  readonly description: string;
  readonly sequence: number;
  readonly wholeDay: boolean;
  readonly url: string | undefined;
}

/** An office in which people of two units and of another organ work, on the day on which its applications arrive. */
export async function openFeedOffice(kind: 'sqlite' | 'postgres') {
  const office = await openRunningOffice({ kind, day: ARRIVED });
  const other = await createOrganStore(office.db.write).ensure({ name: '乙市人民政府', shortName: '乙政' });
  const users = createUserStore(office.db.write);
  const officer = await users.findByLogin('officer');
  if (officer === undefined) throw new Error('The office has no officer');
  await users.create({ ...officer, id: 'outsider', login: 'outsider', name: '外人', organId: other.id });
  await users.create({ ...officer, id: 'land', login: 'land', name: '员工癸', unit: UNIT });
  await office.addUnitBelow(UNIT);
  const arrive = (assignee: string, steps: readonly StaffStep[] = []): Promise<string> =>
    office.carry([
      ['registrar', 'application.arrived', ARRIVED],
      ['head', 'handler.assigned', ARRIVED, { user: assignee, name: assignee }],
      ...steps,
    ]);
  const today = () => office.time.now().toISOString().slice(0, 10);
  return {
    ...office,
    arrive,
    /** Due days of the open cases of a scope, as the queue has them. */
    async queueDays(scope: QueueScope): Promise<readonly string[]> {
      const filter = { today: today() as never, soonUntil: today() as never, organId: office.organ.id, scope };
      const { items } = await createQueueReadModel(office.db.read).page({ ...filter, group: 'open', limit: 1000 });
      return items
        .flatMap(({ caseNo, dueOn, clockState }) => (clockState === 'running' && dueOn !== null ? [`${caseNo} ${dueOn}`] : []))
        .sort();
    },
    /** Another process imports the notice of the next year; the server learns of it at its next turn. */
    async importNotice(): Promise<void> {
      const calendars = await createCalendarService({ db: office.db, now: office.time.now });
      const notice = { 2027: { daysOff: ['2027-01-01', '2027-01-04'], extraWorkdays: ['2027-01-02'] } };
      await calendars.importNotices(parseHolidayNotices(JSON.stringify(notice)), 'admin');
      await office.runDue();
    },
  };
}

export type FeedOffice = Awaited<ReturnType<typeof openFeedOffice>>;

/** Makes a link by its page. @returns the path that is shown once, and the page on which it is revoked. */
export async function makeLink(browser: OfficeBrowser, choice: Readonly<Record<string, string>>) {
  await browser.get('/settings/calendars/new');
  const shown = await browser.submit('/settings/calendars', choice);
  const address = /data-test="link-address"/.test(shown.html) ? /value="(http[^"]+\.ics)"/.exec(shown.html)?.[1] : undefined;
  if (address === undefined) throw new Error(`No link was shown but ${shown.status} ${shown.location}`);
  return { path: new URL(address).pathname, revoke: /href="(\/settings\/calendars\/[\w-]+\/revoke)"/.exec(shown.html)?.[1] ?? '' };
}

/** Without any cookie, as calendar programs ask. */
export function ask(office: FeedOffice, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  // Left to itself, fetch would ask for a fresh answer whenever it is given a condition.
  return fetch(office.url + path, { redirect: 'manual', headers: { 'cache-control': 'max-age=0', ...headers } });
}

export async function readEntries(office: FeedOffice, path: string): Promise<readonly ReadEntry[]> {
  const response = await ask(office, path);
  if (response.status !== 200) throw new Error(`The calendar answers ${response.status}`);
  return parseEntries(await response.text());
}

export function parseEntries(text: string): readonly ReadEntry[] {
  return Object.values(ical.sync.parseICS(text)).flatMap((part) => {
    if (part?.type !== 'VEVENT') return [];
    const { uid, start, summary, description, datetype, url } = part;
    return [
      {
        uid,
        on: localDay(start),
        summary: textOf(summary),
        description: textOf(description),
        sequence: Number(part.sequence),
        wholeDay: datetype === 'date',
        url: url === undefined ? undefined : textOf(url),
      },
    ];
  });
}

/** Case number and day of each reply that is due. */
export function dueDays(entries: readonly ReadEntry[]): readonly string[] {
  return entries.flatMap(({ summary, on }) => (summary.includes('答复期限') ? [`${/甲政\S+号/.exec(summary)?.[0]} ${on}`] : [])).sort();
}

/** The parser reads a date as the midnight of the machine's own zone. */
function localDay(at: Date): string {
  return [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
}

/** A value with parameters comes as an object. */
function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null && 'val' in value ? String(value.val) : String(value ?? '');
}
