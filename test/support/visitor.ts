/** What a plain HTTP client sees of a page. */
export interface Answer {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
  readonly headers: Headers;
}

export type Visitor = ReturnType<typeof visitorAt>;

/** Somebody at the site `base` who keeps cookies, follows no redirect and runs no script. */
export function visitorAt(base: string) {
  const cookies = new Map<string, string>();
  let token = '';
  async function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(base + path, { ...init, redirect: 'manual', headers: { accept: 'text/html', cookie, ...init.headers } });
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = line.split(';')[0]?.split('=') ?? [];
      cookies.set(name, value);
    }
    const html = await response.text();
    token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? token;
    return { status: response.status, html, location: response.headers.get('location'), headers: response.headers };
  }
  return {
    ask,
    /** The beginning of an answer that has no end. */
    async head(path: string): Promise<Omit<Answer, 'html'>> {
      const stop = new AbortController();
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const { status, headers } = await fetch(base + path, {
        redirect: 'manual',
        headers: { accept: 'text/html', cookie },
        signal: stop.signal,
      });
      stop.abort();
      return { status, headers, location: headers.get('location') };
    },
    get: (path: string, headers: Record<string, string> = {}) => ask(path, { headers }),
    /** A file as it comes. */
    async bytes(path: string): Promise<{ readonly status: number; readonly headers: Headers; readonly bytes: Buffer }> {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(base + path, { redirect: 'manual', headers: { cookie } });
      return { status: response.status, headers: response.headers, bytes: Buffer.from(await response.arrayBuffer()) };
    },
    /** Posts a form with the token of the page seen last; `_csrf` in the fields replaces it. */
    post(path: string, fields: Readonly<Record<string, string | readonly string[]>>, headers: Record<string, string> = {}) {
      const body = new URLSearchParams();
      for (const [name, value] of Object.entries({ _csrf: token, ...fields })) for (const one of [value].flat()) body.append(name, one);
      return ask(path, { method: 'POST', body, headers });
    },
    /** What a browser sends by itself: the header `Cookie`. */
    cookie: () => [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
    /** The token of the page seen last. */
    token: () => token,
    /** @param code - Of the person's phone, where they have one-time codes. */
    async signIn(login: string, password: string, code?: string): Promise<Answer> {
      await ask('/login');
      const answer = await this.post('/login', { login, password });
      if (code === undefined) return answer;
      await ask('/login/code');
      return this.post('/login/code', { code });
    },
  };
}
