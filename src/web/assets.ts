import { join } from 'node:path';
import { type RequestHandler, Router, static as serveStatic } from 'express';
import { getProjectRoot } from '../store/project-root.ts';

const FONT_MAX_AGE_S = 365 * 24 * 3600;
const OPTIONS = { index: false, redirect: false, maxAge: 0 } as const;

/**
 * Files the browser loads: ours, and those that scripts/build-styles.js makes of the style sheets and of packages.
 *
 * Fonts have addresses of their version. All else is asked for anew, so that no page meets the style sheet of an older version.
 */
export function assets(): RequestHandler {
  const views = join(getProjectRoot(), 'views');
  const router = Router();
  router.use(serveStatic(join(views, 'assets'), OPTIONS));
  router.use(
    serveStatic(join(views, 'generated'), {
      ...OPTIONS,
      setHeaders: (res, path) => {
        if (path.endsWith('.woff2')) res.setHeader('Cache-Control', `public, max-age=${FONT_MAX_AGE_S}, immutable`);
      },
    }),
  );
  return router;
}
