import type { RequestListener } from 'node:http';

interface Layer {
  readonly route?: { readonly path: string | readonly string[]; readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
}

export interface Route {
  readonly method: string;
  readonly path: string;
}

/** Every route of the program, walked from its routers: one that is added later is among them. */
export function routesOf(app: RequestListener): readonly Route[] {
  return routesIn((app as unknown as { router: { stack: readonly Layer[] } }).router.stack);
}

function routesIn(stack: readonly Layer[]): Route[] {
  return stack.flatMap(({ route, handle }) => {
    if (route === undefined) return routesIn(handle.stack ?? []);
    const methods = Object.keys(route.methods).map((method) => (method === '_all' ? 'ALL' : method.toUpperCase()));
    return methods.flatMap((method) => [route.path].flat().map((path) => ({ method, path })));
  });
}
