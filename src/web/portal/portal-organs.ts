import type { Request } from 'express';
import { EMPTY_GUIDE, type Guide } from '../../law/guide.ts';
import { createGuideStore } from '../../store/guide-store.ts';
import { createOrganStore } from '../../store/organ-store.ts';
import type { OrganRow } from '../../store/rows.ts';
import { HttpProblem } from '../http-problem.ts';
import type { WebDeps } from '../web-deps.ts';

export interface PortalOrgan {
  readonly organ: OrganRow;
  /** In force; what an organ has before it enters one otherwise. */
  readonly guide: Guide;
}

/** The organ named in the address, with its guide; a page of an organ that does not exist is not found. */
export async function portalOrganOf(deps: Pick<WebDeps, 'db'>, req: Request): Promise<PortalOrgan> {
  const found = await findPortalOrgan(deps, idFrom(req.params.organId));
  if (found === undefined) throw new HttpProblem(404, 'notFound');
  return found;
}

export async function findPortalOrgan(deps: Pick<WebDeps, 'db'>, organId: number): Promise<PortalOrgan | undefined> {
  const organ = await createOrganStore(deps.db.read).findById(organId);
  if (organ === undefined) return undefined;
  const row = await createGuideStore(deps.db.read).findLatest(organ.id);
  const guide = row?.content ?? EMPTY_GUIDE;
  const isListed = (await createOrganStore(deps.db.read).listPublic()).some(({ id }) => id === organ.id);
  return { organ, guide: isListed ? guide : closedOnline(guide) };
}

/** An organ that is closed, or left off the public pages, takes no applications there. */
function closedOnline({ channels, ...guide }: Guide): Guide {
  return { ...guide, channels: { ...channels, online: { ...channels.online, open: false } } };
}

/** 0, which nothing has, for what is no whole number. */
export function idFrom(typed: unknown): number {
  return typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}
