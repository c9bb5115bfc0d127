import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type Login, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Hand, keyboardHand, pointingHand } from './hand.ts';
import { sendForm } from './record-step.ts';

/** Each journey is taken in each of these ways. */
export const WAYS = [
  { name: 'on a phone, pointing', viewport: { width: 360, height: 740 }, handOn: pointingHand },
  { name: 'on a desktop, by keyboard alone', viewport: { width: 1280, height: 800 }, handOn: keyboardHand },
] as const;

/** For one thing to appear; a busy machine is slow. */
const PATIENCE_MS = 30_000;

/** A whole journey. */
export const JOURNEY_MS = 300_000;

/** Somebody before a browser of their own. */
export interface Seat {
  readonly page: Page;
  readonly hand: Hand;
}

interface SeatOptions {
  readonly viewport: { readonly width: number; readonly height: number };
  readonly handOn: (page: Page) => Hand;
  readonly context?: BrowserContextOptions;
}

export async function takeSeat(browser: Browser, { viewport, handOn, context = {} }: SeatOptions): Promise<Seat> {
  const opened = await browser.newContext({ viewport, reducedMotion: 'reduce', acceptDownloads: true, ...context });
  const page = await opened.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  page.on('filechooser', () => undefined); // while nobody listens the browser opens a window of its own, and it is slow to change its mind
  return { page, hand: handOn(page) };
}

/** A seat for each role, signed in when it is first asked for. */
export function seatsOf(browser: Browser, office: RunningOffice, options: SeatOptions): (login: Login) => Promise<Seat> {
  const taken = new Map<Login, Seat>();
  return async (login) => {
    const there = taken.get(login);
    if (there !== undefined) return there;
    const seat = await takeSeat(browser, options);
    await seat.page.goto(`${office.url}/login`);
    await sendForm(seat.page.locator('main form'), seat.hand, { login, password: PASSWORD });
    if (new URL(seat.page.url()).pathname === '/login') throw new Error(`${login} could not sign in`);
    taken.set(login, seat);
    return seat;
  };
}

/** Presses what leads to another page and waits for it. */
export async function follow({ page, hand }: Seat, selector: string): Promise<void> {
  await Promise.all([page.waitForEvent('load'), hand.press(page.locator(selector).first())]);
}
