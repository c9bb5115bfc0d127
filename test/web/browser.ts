import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApp } from '../../src/web/app.ts';
import type { WebDeps } from '../../src/web/web-deps.ts';
import { PASSWORD } from './fake-deps.ts';

export interface Reply {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
  readonly headers: Headers;
}

export interface Browser {
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Posts a form with the token of the page seen last; `_csrf` in the fields replaces it. */
  post(path: string, fields: Record<string, string | string[]>, headers?: Record<string, string>): Promise<Reply>;
  /** The session cookie as sent. */
  cookie(): string;
  signIn(): Promise<Reply>;
  close(): Promise<void>;
}

/** A front end on a port of its own and a browser that keeps its cookie, follows no redirect and runs no script. */
export async function openBrowser(deps: WebDeps): Promise<Browser> {
  const server = await listen(deps);
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let [cookie, token] = ['', ''];
  async function ask(path: string, init: RequestInit & { headers?: Record<string, string> }): Promise<Reply> {
    const response = await fetch(base + path, { ...init, redirect: 'manual', headers: { accept: 'text/html', cookie, ...init.headers } });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    const html = await response.text();
    token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? token;
    return { status: response.status, html, location: response.headers.get('location'), headers: response.headers };
  }
  const browser: Browser = {
    get: (path, headers = {}) => ask(path, { headers }),
    post: (path, fields, headers = {}) => {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries({ _csrf: token, ...fields })) for (const one of [value].flat()) body.append(name, one);
      return ask(path, { method: 'POST', body, headers });
    },
    cookie: () => cookie,
    signIn: async () => {
      await browser.get('/login');
      return browser.post('/login', { login: 'zhang', password: PASSWORD });
    },
    close: () => new Promise((resolve, reject) => server.close((error) => (error ? reject(error) : resolve()))),
  };
  return browser;
}

/** How often an element with this `data-test` stands in a page. */
export function count(html: string, dataTest: string): number {
  return html.split(`data-test="${dataTest}"`).length - 1;
}

function listen(deps: WebDeps): Promise<Server> {
  return new Promise((resolve) => {
    const server = createApp(deps).listen(0, '127.0.0.1', () => resolve(server));
    // Slow machines pause longer than the usual five seconds between two requests of a test.
    server.keepAliveTimeout = 0;
  });
}
