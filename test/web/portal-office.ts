import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCalendarService } from '../../src/engine/calendar-service.ts';
import { createEngine } from '../../src/engine/engine.ts';
import type { StaffRole } from '../../src/law/roles.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import { createOrganStore } from '../../src/store/organ-store.ts';
import type { OrganRow } from '../../src/store/rows.ts';
import { createCaseDesk } from '../../src/web/case-desk.ts';
import type { WebDeps } from '../../src/web/web-deps.ts';
import { createWebEngine } from '../../src/web/web-engine.ts';
import { openTestDatabase, type TestDatabase } from '../support/databases.ts';
import { createTime } from '../support/office.ts';
import { type Browser, openBrowser } from './browser.ts';
import { fakeDeps } from './fake-deps.ts';

export interface PortalOffice {
  readonly db: TestDatabase;
  readonly organ: OrganRow;
  readonly engine: ReturnType<typeof createEngine>;
  readonly deps: WebDeps;
  /** The browser of another person. */
  open(roles?: readonly StaffRole[]): Promise<Browser>;
  close(): Promise<void>;
}

interface Options {
  readonly kind?: 'sqlite' | 'postgres';
  readonly day?: string;
  readonly mailEnabled?: boolean;
}

/** The portal on a real database and engine, with one organ. */
export async function openPortalOffice({ kind = 'sqlite', day = '2026-03-02', mailEnabled = false }: Options = {}): Promise<PortalOffice> {
  const db = await openTestDatabase(kind);
  const { now } = createTime(day);
  const calendars = await createCalendarService({ db, now });
  const engine = createEngine({ db, now, calendar: calendars.current });
  const organ = await createOrganStore(db.write).ensure({ name: '甲区人民政府', shortName: '甲政' });
  const dataDir = mkdtempSync(join(tmpdir(), 'yishen-portal-'));
  const web = createWebEngine({ db, engine, calendars });
  const desk = createCaseDesk({ db, now, today: engine.today, calendar: calendars.current });
  const real: Partial<WebDeps> = {
    db,
    vault: createFileVault(dataDir),
    now,
    today: engine.today,
    calendar: calendars.current,
    engine: web,
    desk,
    mailEnabled,
  };
  const browsers: Browser[] = [];
  return {
    db,
    organ,
    engine,
    deps: fakeDeps({ deps: real }),
    async open(roles = ['officer']) {
      const browser = await openBrowser(fakeDeps({ roles, organId: organ.id, deps: real }));
      browsers.push(browser);
      return browser;
    },
    async close() {
      for (const browser of browsers) await browser.close();
      await db.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** A citizen's application as the form posts it. */
export const CITIZEN_FORM: Readonly<Record<string, string | string[]>> = {
  'data.applicant.type': 'citizen',
  'data.applicant.name': '张某某',
  'data.applicant.idType': 'residentId',
  'data.applicant.idNumber': '11010519491231002X',
  'data.applicant.phone': '13800000000',
  'data.applicant.email': 'zhang@example.org',
  'data.title': '某道路工程的验收报告',
  'data.description': '某道路工程竣工验收报告及附件',
  'data.media': ['paper', 'electronic'],
  'data.obtainWay': ['email', 'pickUp', ''],
};

/** Names and values of the hidden inputs of a page, as its form would send them. */
export function hiddenFields(html: string): Record<string, string[]> {
  const fields: Record<string, string[]> = {};
  for (const [input] of html.matchAll(/<input type="hidden"(?: [\w.-]+="[^"]*")*/g)) {
    const [name, value] = [/name="([^"]*)"/.exec(input)?.[1], /value="([^"]*)"/.exec(input)?.[1] ?? ''];
    if (name !== undefined && name !== '_csrf') fields[name] = [...(fields[name] ?? []), decode(value)];
  }
  return fields;
}

function decode(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

/** Fills in the form of a citizen and has it reviewed. */
export async function reviewed(browser: Browser, changes: Record<string, string | string[]> = {}) {
  await browser.get('/apply/1/form?type=citizen');
  return browser.post('/apply/1/review', { ...CITIZEN_FORM, ...changes });
}

/** Sends the review page as it stands. */
export function submitted(browser: Browser, html: string, changes: Record<string, string | string[]> = {}) {
  return browser.post('/apply/1', { ...hiddenFields(html), confirmed: 'true', ...changes });
}
