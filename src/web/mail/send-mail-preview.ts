import type { Response } from 'express';

/** Mail brings its styles along; nothing else in it works: no script, no form, no picture, no address of ours that could be reached from it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

/** Sends the HTML of a mail to be looked at in a frame of one of our pages. No cache may keep it. */
export function sendMailPreview(res: Response, html: string): void {
  res
    .set({
      'Cache-Control': 'no-store',
      'Content-Security-Policy': POLICY,
      'X-Frame-Options': 'SAMEORIGIN',
    })
    .type('html')
    .send(html);
}
