import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { ownStaff } from '../../../engine/administration/staff.ts';
import type { IdentityProvider } from '../../../engine/identity/identity-provider.ts';
import { linkFor, unlinkFor } from '../../../engine/identity/link-account.ts';
import { createIdentityLinkStore } from '../../../store/identity-link-store.ts';
import { type AdminDeps, changeAs, leave, type Problems } from '../../admin/admin-desk.ts';
import { ownStaffOf } from '../../admin/own-staff.ts';
import { recentForPosting as recent } from '../../admin/recent.ts';
import { wallClock } from '../../format.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { withErrors } from '../../pages/admin/admin-parts.ts';
import { sendPage } from '../../send-page.ts';
import { adminTexts } from '../../texts/admin.ts';
import { adminIdentityTexts } from '../../texts/admin-identity.ts';

type Deps = AdminDeps & { readonly identityProvider: IdentityProvider };

/** Accounts of others and the identity provider, where there is one. */
export function identityLinkRoutes(given: AdminDeps): Router {
  const router = Router();
  const { identityProvider } = given;
  if (identityProvider === undefined) return router;
  const deps = { ...given, identityProvider };
  router.get('/admin/staff/:id/identity', recent(deps), (req, res) => sendForm(deps, { req, res }, {}));
  router.post('/admin/staff/:id/identity', recent(deps), link(deps));
  router.post('/admin/staff/:id/identity/remove', recent(deps), remove(deps));
  return router;
}

async function sendForm(deps: Deps, http: Http, problems: Problems): Promise<void> {
  const user = await ownStaffOf(deps, http);
  const words = adminIdentityTexts;
  const failed = Object.keys(problems).length > 0;
  const title = words.title(user.name, deps.identityProvider.name);
  const found = await createIdentityLinkStore(deps.db.read).ofUser(user.id);
  const at = addressOf(user.id);
  const value = firstValue(rawForm(http.req.body), 'subject');
  const model = {
    frame: frameOf(http, { title, current: 'admin' as const, failed }),
    heading: title,
    crumb: { href: `/admin/staff/${encodeURIComponent(user.id)}`, label: user.name },
    lead: words.lead,
    notes: [found === undefined ? words.none : words.linked(found.label, wallClock(found.linkedAt))],
    action: at,
    ...withErrors([{ kind: 'text', name: 'subject', label: words.subject, hint: words.subjectHint, value, autocomplete: 'off' }], problems),
    submit: words.submit,
    cancel: { href: `/admin/staff/${encodeURIComponent(user.id)}`, label: adminTexts.cancel },
    test: 'identity-form',
    after: found === undefined ? [] : [{ action: `${at}/remove`, label: words.remove, text: words.removeText, test: 'remove-identity' }],
  };
  sendPage(http.res, { view: AdminFormView, model, status: failed ? 422 : 200 });
}

function addressOf(id: string): string {
  return `/admin/staff/${encodeURIComponent(id)}/identity`;
}

function link(deps: Deps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const { id } = await ownStaffOf(deps, http);
    const { identityProvider } = deps;
    const issuer = await identityProvider.issuer();
    if (issuer === undefined) return sendForm(deps, http, { subject: adminIdentityTexts.away(identityProvider.name) });
    const subject = firstValue(rawForm(req.body), 'subject').trim();
    const changed = await changeAs(deps, http, async (step) => linkFor(step, await ownStaff(step, id), { issuer, subject }));
    if ('problems' in changed) return sendForm(deps, http, changed.problems);
    await leave(http, adminIdentityTexts.done, addressOf(id));
  };
}

function remove(deps: Deps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const { id } = await ownStaffOf(deps, http);
    await changeAs(deps, http, async (step) => unlinkFor(step.trx, await ownStaff(step, id), { at: step.at, actor: step.by.actor }));
    await leave(http, adminIdentityTexts.removed, addressOf(id));
  };
}
