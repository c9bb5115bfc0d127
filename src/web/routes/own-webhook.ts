import type { RequestHandler, Response } from 'express';
import type { WebhookRow } from '../../store/webhook-rows.ts';
import { createWebhookSettingsStore } from '../../store/webhook-settings-store.ts';
import { currentUser, hasRole } from '../auth.ts';
import type { Http } from '../frame.ts';
import { HttpProblem } from '../http-problem.ts';
import type { WebDeps } from '../web-deps.ts';

export const requireAdmin: RequestHandler = (_req, res, next) => {
  if (!mayChangeWebhooks(res)) throw new HttpProblem(403, 'forbidden');
  next();
};

export function mayChangeWebhooks(res: Response): boolean {
  return hasRole(currentUser(res), ['admin']);
}

/** One of another organ is not found. */
export async function ownWebhook(deps: Pick<WebDeps, 'db'>, { req, res }: Pick<Http, 'req' | 'res'>): Promise<WebhookRow> {
  const webhook = await createWebhookSettingsStore(deps.db.read).findById(String(req.params.id));
  const { organId } = currentUser(res);
  if (webhook === undefined || (organId !== null && webhook.organId !== organId)) throw new HttpProblem(404, 'notFound');
  return webhook;
}
