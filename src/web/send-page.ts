import type { Response } from 'express';
import { type ComponentType, h } from 'preact';
import { renderToString } from 'preact-render-to-string';

export interface Page<P> {
  readonly view: ComponentType<P>;
  readonly model: P;
  /** 200 unless given. */
  readonly status?: number;
}

/** Renders a view on the server and sends it. Pages hold case contents: no cache may keep them. */
export function sendPage<P extends object>(res: Response, page: Page<P>): void {
  const html = renderToString(h(page.view as ComponentType<object>, page.model));
  res
    .status(page.status ?? 200)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(`<!DOCTYPE html>${html}`);
}
