import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Request } from 'express';
import { keepActOf } from '../engine/audit/keep-act-of.ts';
import { isInSight } from '../law/access/case-sight.ts';
import { type CalendarFeedRow, createCalendarFeedStore, type FeedKind } from '../store/calendar-feed-store.ts';
import { createCaseStore } from '../store/case-store.ts';
import { withTransaction } from '../store/database.ts';
import { createStaffDirectory } from '../store/staff-directory.ts';
import { mayReadCases } from './auth.ts';
import { seesUnit, sightOfUser } from './case-sight.ts';
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
  return withTransaction(db, async (trx) => {
    if (!(await createCalendarFeedStore(trx).create(feed))) return undefined;
    const act = { kind: 'calendarLink.created', organId: owner.organId, subject: feed.id, data: { of: namedInLog(wanted) } } as const;
    await keepActOf(trx, owner.id, act, now());
    return { id: feed.id, token };
  });
}

/** Ends one of the person's own. @returns false when there is none, or it is over. */
export async function endLink({ db, now }: LinkDeps, owner: Pick<StaffUser, 'id' | 'organId'>, feed: WantedFeed & { readonly id: string }) {
  return withTransaction(db, async (trx) => {
    const at = now();
    if (!(await createCalendarFeedStore(trx).revoke(owner.id, feed.id, at.toISOString()))) return false;
    const act = { kind: 'calendarLink.revoked', organId: owner.organId, subject: feed.id, data: { of: namedInLog(feed) } } as const;
    await keepActOf(trx, owner.id, act, at);
    return true;
  });
}

/** A unit by its name, a case by its id: nothing of what it is about. */
function namedInLog({ kind, unit, caseId }: WantedFeed): string {
  return unit ?? caseId ?? kind;
}

type Owner = StaffUser & { readonly organId: number };

/** The units of the organ whose cases the person sees, as people belong to them, by name. */
export async function unitsOf({ db }: Pick<LinkDeps, 'db'>, owner: Owner): Promise<readonly string[]> {
  const [people, sight] = [await createStaffDirectory(db.read).list(owner.organId), await sightOfUser({ db }, owner)];
  const units = people.flatMap(({ unit, disabledAt }) => (unit === null || disabledAt !== null || !seesUnit(sight, unit) ? [] : [unit]));
  return [...new Set(units)].sort();
}

/** A case of the organ that the person may see: of others there is none. */
export async function findOwnCase({ db }: Pick<LinkDeps, 'db'>, owner: Owner, caseId: string) {
  const row = await createCaseStore(db.read).findById(caseId);
  if (row === undefined || row.organId !== owner.organId || !isInSight(await sightOfUser({ db }, owner), row)) return undefined;
  return { id: row.id, caseNo: row.caseNo };
}

/** The address to be copied into a calendar program: the known one of the server, or else the one by which the person came. */
export function addressOfFeed({ publicUrl }: Pick<WebDeps, 'publicUrl'>, req: Request, token: string): string {
  return `${publicUrl ?? `${req.protocol}://${req.get('host') ?? ''}`}/calendar/${token}.ics`;
}
