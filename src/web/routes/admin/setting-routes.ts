import { type RequestHandler, Router } from 'express';
import { AdminFormView } from '../../../../views/pages/admin-form.tsx';
import { changeSetting, settingIn } from '../../../engine/administration/settings.ts';
import { SETTING_NAMES, SETTINGS, type SettingName } from '../../../law/settings.ts';
import type { OrganRow } from '../../../store/rows.ts';
import { type AdminDeps, administered, changeAs, idFrom, leave, type Problems } from '../../admin/admin-desk.ts';
import { administersAll } from '../../admin/administers-all.ts';
import { currentUser } from '../../auth.ts';
import { rawForm, valuesOf } from '../../forms/raw-form.ts';
import { frameOf, type Http } from '../../frame.ts';
import { HttpProblem } from '../../http-problem.ts';
import { settingsForm } from '../../pages/admin/settings-form.ts';
import { sendPage } from '../../send-page.ts';
import { adminTexts } from '../../texts/admin.ts';
import { adminSettingTexts } from '../../texts/admin-settings.ts';

type Values = Readonly<Partial<Record<SettingName, string>>>;

/** What administrators decide: of one organ, and, where they may, of the whole installation. */
export function settingRoutes(deps: AdminDeps): Router {
  const router = Router();
  router.get('/admin/settings', async (req, res) => {
    const asked = await askedFor(deps, { req, res });
    await sendForm(deps, { req, res }, { ...asked, values: await valuesNow(deps, asked), problems: {} });
  });
  router.post('/admin/settings', save(deps));
  return router;
}

interface Asked {
  readonly organ: OrganRow;
  /** Those that the person may change here. */
  readonly names: readonly SettingName[];
}

async function askedFor(deps: AdminDeps, http: Http): Promise<Asked> {
  const organs = await administered(deps, http);
  const user = currentUser(http.res);
  const wanted = idFrom(http.req.query.organ) || user.organId;
  const organ = organs.find(({ id }) => id === wanted) ?? (http.req.query.organ === undefined ? organs[0] : undefined);
  if (organ === undefined) throw new HttpProblem(404, 'notFound');
  const mayAll = await administersAll(deps, user);
  return { organ, names: SETTING_NAMES.filter((name) => mayAll || SETTINGS[name].scope === 'organ') };
}

async function valuesNow({ db }: AdminDeps, { organ, names }: Asked): Promise<Values> {
  const values: Partial<Record<SettingName, string>> = {};
  for (const name of names) values[name] = await settingIn(db.read, name, organ.id);
  return values;
}

function save(deps: AdminDeps): RequestHandler {
  return async (req, res) => {
    const http = { req, res };
    const asked = await askedFor(deps, http);
    const raw = rawForm(req.body);
    const typed = asked.names.flatMap((name) =>
      valuesOf(raw, name)
        .slice(0, 1)
        .map((value) => [name, value] as const),
    );
    const changed = await changeAs(deps, http, async (step) => {
      let count = 0;
      for (const [name, value] of typed) if (await changeSetting(step, { organId: asked.organ.id, name, value })) count += 1;
      return count;
    });
    if ('problems' in changed) {
      const values = { ...(await valuesNow(deps, asked)), ...Object.fromEntries(typed) };
      return sendForm(deps, http, { ...asked, values, problems: changed.problems });
    }
    await leave(http, changed.done === 0 ? adminTexts.unchanged : adminTexts.saved, `/admin/settings?organ=${asked.organ.id}`);
  };
}

interface FormAnswer extends Asked {
  readonly values: Values;
  readonly problems: Problems;
}

async function sendForm(deps: AdminDeps, http: Http, answer: FormAnswer): Promise<void> {
  const failed = Object.keys(answer.problems).length > 0;
  const frame = frameOf(http, { title: adminSettingTexts.title, current: 'admin', failed });
  const model = settingsForm(frame, { ...answer, organs: await administered(deps, http) });
  sendPage(http.res, { view: AdminFormView, model, status: failed ? 422 : 200 });
}
