import { type Login, PASSWORD, type RunningOffice } from '../support/running-office.ts';

export interface OfficeReply {
  readonly status: number;
  readonly html: string;
  readonly location: string;
  readonly response: Response;
}

type Fields = Readonly<Record<string, string | readonly string[]>>;
export type OfficeBrowser = Awaited<ReturnType<typeof signedIn>>;

/** A browser of somebody of a running office that keeps its cookie, follows no redirect and runs no script. */
export async function signedIn(office: RunningOffice, login: Login | string) {
  let [cookie, token] = ['', ''];
  async function send(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { accept: 'text/html', cookie, ...(init.headers as Record<string, string> | undefined) };
    const response = await fetch(office.url + path, { ...init, redirect: 'manual', headers });
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
    return response;
  }
  async function ask(path: string, init: RequestInit = {}): Promise<OfficeReply> {
    const response = await send(path, init);
    const html = await response.text();
    token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? token;
    return { status: response.status, html, location: response.headers.get('location') ?? '', response };
  }
  const post = (path: string, fields: Fields): Promise<OfficeReply> => {
    const body = new URLSearchParams();
    for (const [name, value] of Object.entries({ _csrf: token, ...fields })) for (const one of [value].flat()) body.append(name, one);
    return ask(path, { method: 'POST', body });
  };
  await ask('/login');
  await post('/login', { login, password: PASSWORD });
  return {
    get: (path: string) => ask(path),
    post,
    /** Posts a form of files: the token goes first, then the fields, then the files. */
    upload: (path: string, fields: Fields, files: Readonly<Record<string, { readonly name: string; readonly bytes: Uint8Array }>>) => {
      const body = new FormData();
      for (const [name, value] of Object.entries({ _csrf: token, ...fields })) for (const one of [value].flat()) body.append(name, one);
      for (const [field, { name, bytes }] of Object.entries(files)) body.append(field, new File([Buffer.from(bytes)], name));
      return ask(path, { method: 'POST', body });
    },
    /** The answer to a form, or the page to which it leads. */
    submit: async (path: string, fields: Fields) => {
      const reply = await post(path, fields);
      return reply.status === 303 ? ask(reply.location) : reply;
    },
    /** The answer as it comes, its body unread. */
    open: (path: string, signal?: AbortSignal) => send(path, signal === undefined ? {} : { signal }),
  };
}
