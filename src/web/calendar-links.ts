import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { type CalendarFeedRow, createCalendarFeedStore, type FeedKind } from '../store/calendar-feed-store.ts';
import { createCaseStore } from '../store/case-store.ts';
import { createStaffDirectory } from '../store/staff-directory.ts';
import { mayReadCases } from './auth.ts';
import { currentLanguage } from './language.ts';
import type { StaffUser, WebDeps } from './web-deps.ts';

/** 256 bits: nobody finds one by guessing. */
const TOKEN_BYTES = 32;

type LinkDeps = Pick<WebDeps, 'db' | 'now'>;

/** What a link is asked for. */
export interface WantedFeed {
  readonly kind: FeedKind;
  /** Of `unit`. */
  readonly unit: string | null;
  /** Of `case`. */
  readonly caseId: string | null;
}

/** A new link. Its secret is told now and never again. */
export interface NewLink {
  readonly id: string;
  readonly token: string;
}

/** Only the hash of a secret is kept. One round is enough: there is nothing to guess in 256 random bits. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whoever reads cases of one organ may have calendars of them. */
export function mayHaveFeeds(user: StaffUser): user is StaffUser & { readonly organId: number } {
  return mayReadCases(user) && user.organId !== null;
}

/** In the language in which it is asked for. @returns undefined when the person has as many as one may have. */
export async function makeLink(
  { db, now }: LinkDeps,
  owner: StaffUser & { readonly organId: number },
  wanted: WantedFeed,
): Promise<NewLink | undefined> {
  const token = randomBytes(TOKEN_BYTES).toString('base64url');
  const feed: CalendarFeedRow = {
    ...wanted,
    id: randomUUID(),
    tokenHash: hashOfToken(token),
    userId: owner.id,
    organId: owner.organId,
    language: currentLanguage(),
    createdAt: now().toISOString(),
    lastReadAt: null,
    revokedAt: null,
    digest: null,
    changedAt: null,
  };
  return (await createCalendarFeedStore(db.write).create(feed)) ? { id: feed.id, token } : undefined;
}

/** The units of the organ, as its people belong to them, by name. */
export async function unitsOf({ db }: Pick<LinkDeps, 'db'>, organId: number): Promise<readonly string[]> {
  const people = await createStaffDirectory(db.read).list(organId);
  return [...new Set(people.flatMap(({ unit, disabledAt }) => (unit === null || disabledAt !== null ? [] : [unit])))].sort();
}

/** A case of the organ: of another organ there is none. */
export async function findOwnCase({ db }: Pick<LinkDeps, 'db'>, organId: number, caseId: string) {
  const row = await createCaseStore(db.read).findById(caseId);
  return row?.organId === organId ? { id: row.id, caseNo: row.caseNo } : undefined;
}

/** The address to be copied into a calendar program: the known one of the server, or else the one by which the person came. */
export function addressOfFeed({ publicUrl }: Pick<WebDeps, 'publicUrl'>, req: Request, token: string): string {
  return `${publicUrl ?? `${req.protocol}://${req.get('host') ?? ''}`}/calendar/${token}.ics`;
}
