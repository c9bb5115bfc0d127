import { RecoveryCodesView } from '../../../../views/pages/recovery-codes.tsx';
import { findDue } from '../../auth.ts';
import { frameOf, type Http } from '../../frame.ts';
import { recoveryCodesPage } from '../../pages/second-factor-page.ts';
import { sendPage } from '../../send-page.ts';
import { accessTexts } from '../../texts/access.ts';
import type { WebDeps } from '../../web-deps.ts';
import { ownRow } from './own-row.ts';

/** For what takes a second factor away or puts another in its place. */
export const RECENT_MINUTES = 10;

/** In the answer itself, once: they stand in no session and in no address. */
export async function sendCodes(deps: WebDeps, http: Http, codes: readonly string[]): Promise<void> {
  const user = await ownRow(deps, http.res);
  const goOn = findDue(http.res) === undefined ? '/settings/second-factor' : (http.req.session.goOn ?? '/');
  const frame = frameOf(http, { title: accessTexts.codes.title, once: true });
  const model = recoveryCodesPage(frame, { codes, login: user.login, goOn, at: deps.now() });
  sendPage(http.res, { view: RecoveryCodesView, model });
}
