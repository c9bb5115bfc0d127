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
  const organ = await createOrganStore(deps.db.read).findById(idFrom(req.params.organId));
  if (organ === undefined) throw new HttpProblem(404, 'notFound');
  const row = await createGuideStore(deps.db.read).findLatest(organ.id);
  return { organ, guide: row?.content ?? EMPTY_GUIDE };
}

/** 0, which nothing has, for what is no whole number. */
export function idFrom(typed: unknown): number {
  return typeof typed === 'string' && /^\d{1,9}$/.test(typed) ? Number(typed) : 0;
}
