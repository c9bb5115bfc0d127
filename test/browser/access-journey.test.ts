import { describe, expect, it } from 'vitest';
import { createAuditStore } from '../../src/store/audit-store.ts';
import { openChromium } from '../support/chromium.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { codeOf } from '../support/second-factor.ts';
import { problemsOfPage } from './look-at-page.ts';
import { sendForm } from './record-step.ts';
import { follow, JOURNEY_MS, type Seat, takeSeat, WAYS } from './seat.ts';

const [ON_A_PHONE, ON_A_DESKTOP] = WAYS;

describe('a leader sets up one-time codes, loses the phone and gets back by a recovery code', () => {
  it.each([
    { ...ON_A_PHONE, language: 'zh', rulesOn: 'phone' },
    { ...ON_A_DESKTOP, language: 'en', rulesOn: 'desktop' },
  ] as const)(
    '$name, in $language',
    async ({ viewport, handOn, language, rulesOn }) => {
      const [office, browser] = await Promise.all([openRunningOffice({ variables: { YISHEN_SECOND_FACTOR: 'required' } }), openChromium()]);
      try {
        const sit = () => takeSeat(browser, { viewport, handOn });
        const look = async ({ page }: Seat) => {
          expect(await problemsOfPage(page, { rulesOn, colours: true })).toEqual([]);
          await page.setViewportSize(viewport);
        };
        await journey({ office, sit, look, language });
        expect(office.failures).toEqual([]);
      } finally {
        await browser.close();
        await office.close();
      }
    },
    JOURNEY_MS,
  );
});

interface Journey {
  readonly office: RunningOffice;
  sit(): Promise<Seat>;
  /** The page is fit for everybody. */
  look(seat: Seat): Promise<void>;
  readonly language: 'zh' | 'en';
}

async function journey(way: Journey): Promise<void> {
  const { office, look } = way;
  const seat = await way.sit();
  await enterPassword(way, seat);
  expect(pathOf(seat)).toBe('/settings/second-factor/new');
  await seat.page.goto(`${office.url}/queue`); // nothing else before
  expect(pathOf(seat)).toBe('/settings/second-factor/new');
  await look(seat);
  const first = await setUpPhone(way, seat);
  await follow(seat, '[data-test=go-on]');
  expect(pathOf(seat)).toBe('/queue');

  office.time.pass(3 * 60);
  const elsewhere = await way.sit(); // with the phone still there
  await enterPassword(way, elsewhere);
  expect(pathOf(elsewhere)).toBe('/login/code');
  await look(elsewhere);
  await sendForm(elsewhere.page.locator('main form'), elsewhere.hand, { code: codeOf(first.secret, office.time.now()) });
  expect(pathOf(elsewhere)).toBe('/queue');

  const back = await way.sit(); // the phone is lost
  await enterPassword(way, back);
  await follow(back, '[data-test=other-way]');
  await look(back);
  await sendForm(back.page.locator('main form'), back.hand, { code: first.codes[0] ?? '' });
  expect(pathOf(back)).toBe('/settings/second-factor');
  await look(back);
  await endOthers(way, back); // setting up the new phone would end them as well
  await back.page.goto(`${office.url}/settings/second-factor`);
  await follow(back, '[data-test=replace-phone]');
  await setUpPhone(way, back);
  await elsewhere.page.goto(`${office.url}/queue`);
  expect(pathOf(elsewhere)).toBe('/login');
  await expectLog(office);
}

async function enterPassword({ office, language }: Journey, { page, hand }: Seat): Promise<void> {
  await page.goto(`${office.url}/login?lang=${language}`);
  await sendForm(page.locator('main form'), hand, { login: 'leader', password: PASSWORD });
}

/** Types the key into a phone, enters a wrong code first, and keeps the recovery codes. */
async function setUpPhone({ office, look }: Journey, seat: Seat): Promise<{ secret: string; codes: readonly string[] }> {
  const { page, hand } = seat;
  const secret = (await page.locator('[data-test=secret]').innerText()).replace(/\s/g, '');
  await sendForm(page.locator('[data-test=enrolment]'), hand, { code: '000000' });
  await page.locator('[data-test=error-summary]').waitFor();
  await sendForm(page.locator('[data-test=enrolment]'), hand, { code: codeOf(secret, office.time.now()) });
  const codes = await page.locator('[data-test=recovery-codes] code').allInnerTexts();
  expect([codes.length, new Set(codes).size]).toEqual([10, 10]);
  const [download] = await Promise.all([page.waitForEvent('download'), hand.press(page.locator('[data-test=download-codes]'))]);
  expect(download.suggestedFilename()).toMatch(/\.txt$/);
  await look(seat);
  return { secret, codes };
}

async function endOthers({ office, look }: Journey, seat: Seat): Promise<void> {
  await seat.page.goto(`${office.url}/settings/sessions`);
  expect(await seat.page.locator('[data-test=end-sign-in]').count()).toBe(2);
  await look(seat);
  await follow(seat, '[data-test=end-others]');
  await look(seat);
  await sendForm(seat.page.locator('[data-test=access-question]'), seat.hand, {});
  expect(await seat.page.locator('[data-test=end-sign-in]').count()).toBe(0);
}

async function expectLog({ db }: RunningOffice): Promise<void> {
  const kinds = (await createAuditStore(db.read).find({ actorId: 'leader' }, 50)).map(({ kind }) => kind);
  expect(kinds.toReversed()).toEqual([
    'signIn.succeeded',
    'secondFactor.enrolled',
    'signIn.succeeded',
    'recoveryCode.used',
    'signIn.succeeded',
    'session.revoked',
    'secondFactor.enrolled',
  ]);
}

function pathOf({ page }: Seat): string {
  return new URL(page.url()).pathname;
}
