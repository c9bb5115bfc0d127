import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Route } from './routes-of.ts';

/** As `router.get('/cases/:id', …)` and ``router.post<…>(`${LIST}/others`, …)`` are written. */
const REGISTRATION = /\.(get|post|put|patch|delete|all)(?:<[^()]*>)?\(\s*(['`])((?:\/|\$\{)[^'`]*)\2\s*,/g;

const DIRECTORY = 'src/web/routes';

export interface WrittenRoute extends Route {
  readonly file: string;
  /** Whether a route of the program is what is written here: what stands for a variable may be anything. */
  readonly fits: (route: Route) => boolean;
}

/** Routes of pages as they are written in the source: those, too, that are there under some condition only. */
export function routesInSource(): readonly WrittenRoute[] {
  const files = readdirSync(DIRECTORY, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
  return [...files.map((name) => join(DIRECTORY, name)), 'src/web/metrics.ts'].flatMap((file) => {
    return [...readFileSync(file, 'utf8').matchAll(REGISTRATION)].map(([, method = '', , path = '']) => {
      const pattern = new RegExp(
        `^${path
          .split(/\$\{[^}]*\}/)
          .map(literally)
          .join('.+')}$`,
      );
      return {
        file,
        method: method.toUpperCase(),
        path,
        fits: (route: Route) => route.method === method.toUpperCase() && pattern.test(route.path),
      };
    });
  });
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
