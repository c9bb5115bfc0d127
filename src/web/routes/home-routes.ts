import { Router } from 'express';
import { HomeView } from '../../../views/pages/home.tsx';
import { createOrganStore } from '../../store/organ-store.ts';
import { findUser } from '../auth.ts';
import { frameOf } from '../frame.ts';
import { homePage } from '../pages/home-page.ts';
import { firstPlaceOf } from '../places.ts';
import { sendPage } from '../send-page.ts';
import { portalTexts } from '../texts/portal.ts';
import type { WebDeps } from '../web-deps.ts';

/** The front door: staff go on to where they begin, everybody else sees what one can do here. */
export function homeRoutes(deps: Pick<WebDeps, 'db'>): Router {
  const router = Router();
  router.get('/', async (req, res) => {
    const user = findUser(res);
    if (user !== undefined) return res.redirect(303, firstPlaceOf(user));
    const organs = await createOrganStore(deps.db.read).listPublic();
    const frame = frameOf({ req, res }, { title: portalTexts.home.title, area: 'public' });
    sendPage(res, { view: HomeView, model: homePage(frame, organs) });
  });
  return router;
}
