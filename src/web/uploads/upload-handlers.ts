import type { IncomingMessage, ServerResponse } from 'node:http';
import type { NextFunction, Request, RequestHandler } from 'express';

/** Stands in any route, whatever its parameters: it looks at none. */
export type UploadHandler = (req: IncomingMessage, res: ServerResponse, next: NextFunction) => void;

const uploadHandlers = new WeakSet<object>();

/** Marks the handler that reads multipart forms and checks their tokens itself. */
export function markUploadHandler(handler: RequestHandler): UploadHandler {
  uploadHandlers.add(handler);
  return handler as UploadHandler;
}

export function isMultipart(req: Request): boolean {
  return /^multipart\//i.test(req.headers['content-type']?.trim() ?? '');
}

/** The parts of Express's router that tell which route a request will reach. */
interface Layer {
  readonly handle: { readonly stack?: readonly Layer[] };
  readonly method?: string;
  readonly path?: string;
  readonly route?: { readonly stack: readonly Layer[]; readonly methods: Readonly<Record<string, boolean>> };
  match(path: string): boolean;
}

/**
 * Whether the first route for this request reads multipart forms. Any other would be reached without a check of its token, so when this
 * cannot be told the answer is no.
 */
export function reachesUploads(req: Request): boolean {
  const router = req.app.router as unknown as Layer['handle'] | undefined;
  return (
    routeFor(router?.stack ?? [], { method: req.method.toLowerCase(), path: req.path })?.stack.some(({ handle }) =>
      uploadHandlers.has(handle),
    ) === true
  );
}

function routeFor(stack: readonly Layer[], { method, path }: { readonly method: string; readonly path: string }): Layer['route'] {
  for (const layer of stack) {
    const inner = layer.handle.stack;
    if ((layer.route === undefined && inner === undefined) || !layer.match(path)) continue;
    if (layer.route?.methods[method] === true || layer.route?.methods._all === true) return layer.route;
    const found = inner === undefined ? undefined : routeFor(inner, { method, path: path.slice(layer.path?.length ?? 0) || '/' });
    if (found !== undefined) return found;
  }
  return undefined;
}
