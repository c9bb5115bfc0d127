import type { Response } from 'express';
import { type ComponentType, h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Page } from './send-page.ts';

/** A part of a page for a script that puts it in place of the old one. Like the page, no cache may keep it. */
export function sendFragment<P extends object>(res: Response, page: Page<P>): void {
  const html = renderToString(h(page.view as ComponentType<object>, page.model));
  res
    .status(page.status ?? 200)
    .set('Cache-Control', 'no-store')
    .type('html')
    .send(html);
}
