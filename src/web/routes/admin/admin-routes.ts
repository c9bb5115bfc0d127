import { Router } from 'express';
import { AdminPageView } from '../../../../views/pages/admin-page.tsx';
import type { AdminDeps } from '../../admin/admin-desk.ts';
import { needsOf } from '../../admin/attention.ts';
import { frameOf } from '../../frame.ts';
import { adminHomePage } from '../../pages/admin/admin-home-page.ts';
import { requirePlace } from '../../places.ts';
import { sendPage } from '../../send-page.ts';
import { adminTexts } from '../../texts/admin.ts';
import { adminCalendarRoutes } from './calendar-routes.ts';
import { adminHealthRoutes } from './health-routes.ts';
import { identityLinkRoutes } from './identity-link-routes.ts';
import { jobRoutes } from './job-routes.ts';
import { mailTestRoutes } from './mail-test-routes.ts';
import { oneStaffRoutes } from './one-staff.ts';
import { organRoutes } from './organ-routes.ts';
import { settingRoutes } from './setting-routes.ts';
import { staffListRoutes } from './staff-list-routes.ts';
import { staffRoutes } from './staff-routes.ts';
import { unitRoutes } from './unit-routes.ts';

/** For administrators alone; no case contents anywhere. */
export function adminRoutes(deps: AdminDeps): Router[] {
  const home = Router();
  home.use('/admin', requirePlace('admin'));
  home.get('/admin', async (req, res) => {
    const frame = frameOf({ req, res }, { title: adminTexts.title, current: 'admin' });
    sendPage(res, { view: AdminPageView, model: adminHomePage(frame, await needsOf(deps, { req, res })) });
  });
  return [
    home,
    organRoutes(deps),
    unitRoutes(deps),
    staffListRoutes(deps),
    staffRoutes(deps),
    oneStaffRoutes(deps),
    identityLinkRoutes(deps),
    adminCalendarRoutes(deps),
    jobRoutes(deps),
    mailTestRoutes(deps),
    adminHealthRoutes(deps),
    settingRoutes(deps),
  ];
}
