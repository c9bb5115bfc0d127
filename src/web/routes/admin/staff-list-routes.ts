import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import { writeXlsx, XLSX_TYPE } from '../../../documents/table-export.ts';
import { oneTimePassword } from '../../../engine/administration/first-password.ts';
import { importStaff } from '../../../engine/administration/import-staff.ts';
import { STAFF_HEADINGS } from '../../../engine/administration/staff-list-columns.ts';
import { TABLES_ALLOWED } from '../../../engine/files/file-kinds.ts';
import { type AdminDeps, changeAs, leave, type Problems } from '../../admin/admin-desk.ts';
import { organsFor, tableOf, type WaitingList, waitingList } from '../../admin/posted-staff-list.ts';
import { recentForPosting as recent } from '../../admin/recent.ts';
import { hashFirstPassword, requirePasswordChange } from '../../admin/staff-access.ts';
import { currentUser } from '../../auth.ts';
import { firstValue, rawForm } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { dropUpload, postedUpload } from '../../letters/own-upload.ts';
import { madeAccountsPage, type ShownPassword, staffListForm, staffListPreview } from '../../pages/admin/staff-list-import-pages.ts';
import { sendPage } from '../../send-page.ts';
import { saveSession } from '../../session.ts';
import { staffListTexts } from '../../texts/admin-staff-list.ts';
import { acceptUploads } from '../../uploads/multipart.ts';

declare module 'express-session' {
  interface SessionData {
    /** Of the accounts that the administrator made from a list: shown on the next page, once. */
    madeOnce?: readonly ShownPassword[];
  }
}

const AT = '/admin/staff/import';

/** Many accounts at once, from a table: uploaded, looked at, accepted. The upload waits in between; nothing else is kept of it. */
export function staffListRoutes(deps: AdminDeps): Router {
  const router = Router();
  router.get(AT, recent(deps), (req, res) => sendForm(deps, { req, res }, {}));
  router.get(`${AT}/blank.xlsx`, async (_req, res) => {
    const columns = Object.values(STAFF_HEADINGS).map(([label = '']) => ({ label, width: 22 }));
    res
      .attachment(`${staffListTexts.blankName}.xlsx`)
      .type(XLSX_TYPE)
      .set({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    await writeXlsx(res, { sheet: staffListTexts.blankName, columns, portions: nothing() });
  });
  router.post(AT, recent(deps), acceptUploads({ ...deps, allowed: TABLES_ALLOWED }), upload(deps));
  router.get(`${AT}/preview`, recent(deps), async (req, res) => {
    const waiting = await waitingList(deps, { req, res }, { file: req.query.file, organ: req.query.organ });
    if (waiting === undefined) return leave({ req, res }, staffListTexts.gone, AT);
    sendPreview({ req, res }, waiting);
  });
  router.post(`${AT}/accept`, recent(deps), accept(deps));
  router.get(`${AT}/done`, async (req, res) => {
    const { madeOnce = [] } = req.session;
    delete req.session.madeOnce;
    await saveSession(req);
    const frame = frameOf({ req, res }, { title: staffListTexts.made, current: 'admin' });
    sendPage(res, { view: AdminPageView, model: madeAccountsPage(frame, madeOnce) });
  });
  return router;
}

async function* nothing(): AsyncGenerator<never> {}

async function sendForm(deps: AdminDeps, http: Http, problems: Problems): Promise<void> {
  const failed = Object.keys(problems).length > 0;
  const asked = firstValue(rawForm(http.req.body), 'organ');
  const parts = await organsFor(deps, http, { asked, own: currentUser(http.res).organId });
  const frame = frameOf(http, { title: staffListTexts.title, current: 'admin', failed });
  sendPage(http.res, { view: AdminFormView, model: staffListForm(frame, { ...parts, problems }), status: failed ? 422 : 200 });
}

function sendPreview(http: Http, waiting: WaitingList): void {
  const failed = waiting.list.faults.length > 0;
  const frame = frameOf(http, { title: staffListTexts.preview, current: 'admin', failed });
  sendPage(http.res, { view: AdminPageView, model: staffListPreview(frame, waiting) });
}

function upload(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const raw = rawForm(req.body);
    const posted = await postedUpload(http, deps, { raw, name: 'file' });
    if (posted.result === 'refused') return sendForm(deps, http, { file: posted.reason });
    if (posted.result === 'none') return sendForm(deps, http, { file: staffListTexts.missing });
    const read = await tableOf(deps, posted.file);
    if (read === undefined || 'refused' in read) {
      await dropUpload(deps, posted.file);
      return sendForm(deps, http, { file: read === undefined ? staffListTexts.notTable : read.refused });
    }
    const { organ } = await organsFor(deps, http, { asked: firstValue(raw, 'organ'), own: currentUser(res).organId });
    res.redirect(303, `${AT}/preview?${new URLSearchParams({ file: posted.file.id, organ: String(organ?.id ?? 0) })}`);
  };
}

function accept(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const raw = rawForm(req.body);
    const waiting = await waitingList(deps, http, { file: firstValue(raw, 'file'), organ: firstValue(raw, 'organ') });
    if (waiting === undefined) return leave(http, staffListTexts.gone, AT);
    if (waiting.list.faults.length > 0) return sendPreview(http, waiting);
    const passwords = new Map(waiting.list.people.map(({ login }) => [login, oneTimePassword()]));
    const hashes = await hashed(passwords);
    const changed = await changeAs(deps, http, async (step) => {
      const users = await importStaff(step, waiting.list, hashes);
      for (const { id } of users) await requirePasswordChange(step, id);
      return users;
    });
    // What went wrong since is said by cell when it is looked at again.
    if ('problems' in changed) return leave(http, Object.values(changed.problems).join(' '), previewOf(waiting));
    await dropUpload(deps, waiting.file);
    req.session.madeOnce = changed.done.map(({ id, name, login, unit }) => ({
      id,
      name,
      login,
      unit,
      password: passwords.get(login) ?? '',
    }));
    await saveSession(req);
    res.redirect(303, `${AT}/done`);
  };
}

function previewOf({ file, organ }: WaitingList): string {
  return `${AT}/preview?${new URLSearchParams({ file: file.id, organ: String(organ.id) })}`;
}

/** A few at a time: each takes much memory while it is made. */
const AT_ONCE = 4;

async function hashed(passwords: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, string>> {
  const left = [...passwords];
  const hashes = new Map<string, string>();
  while (left.length > 0)
    for (const [login, hash] of await Promise.all(
      left.splice(0, AT_ONCE).map(async ([key, value]) => [key, await hashFirstPassword(value)] as const),
    ))
      hashes.set(login, hash);
  return hashes;
}
