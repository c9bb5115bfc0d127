import { PASSWORD } from '../../support/running-office.ts';
import type { Bytes } from './upload-samples.ts';

export type Part = readonly [name: string, value: string] | readonly [name: string, contents: Bytes, fileName: string];

/** A browser without scripts that posts forms with files. */
export function createFormClient(url: string) {
  let [cookie, token] = ['', ''];
  const ask = async (path: string, init: RequestInit & { readonly headers?: Record<string, string> } = {}): Promise<Response> => {
    const headers = { accept: 'text/html', cookie, ...init.headers };
    const response = await fetch(url + path, { ...init, redirect: 'manual', headers });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  };
  const get = async (path: string): Promise<string> => {
    const html = await (await ask(path)).text();
    token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? token;
    return html;
  };
  return {
    ask,
    get,
    async signIn(login: string): Promise<void> {
      await get('/login');
      await ask('/login', { method: 'POST', body: new URLSearchParams({ _csrf: token, login, password: PASSWORD }) });
    },
    /** With the token of the page seen last as the first field, as forms have it. */
    async post(
      path: string,
      parts: readonly Part[],
    ): Promise<{ readonly status: number; readonly html: string; readonly location: string | null }> {
      const form = new FormData();
      form.append('_csrf', token);
      for (const [name, value, fileName] of parts) {
        if (typeof value === 'string') form.append(name, value);
        else form.append(name, new Blob([value]), fileName);
      }
      const response = await ask(path, { method: 'POST', body: form });
      return { status: response.status, html: await response.text(), location: response.headers.get('location') };
    },
    /** One file as scripts send it. @returns its id. */
    async upload(contents: Bytes, name: string): Promise<string> {
      const form = new FormData();
      form.append('file', new Blob([contents]), name);
      const response = await ask('/uploads', { method: 'POST', body: form, headers: { 'x-csrf-token': token } });
      const { id } = (await response.json()) as { id: string };
      return id;
    },
  };
}

export type FormClient = ReturnType<typeof createFormClient>;
