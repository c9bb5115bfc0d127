import { createQueryCodes } from '../../src/engine/query-codes.ts';
import type { RunningOffice } from '../support/running-office.ts';

export interface Answer {
  readonly status: number;
  readonly html: string;
  readonly location: string | null;
  readonly headers: Headers;
}

type FormFields = Readonly<Record<string, string | readonly string[] | Blob>>;

/** A browser that keeps its cookies, follows no redirect and runs no script. */
export function createTrackBrowser({ url }: Pick<RunningOffice, 'url'>) {
  const cookies = new Map<string, string>();
  let token = '';
  async function ask(path: string, init: RequestInit = {}): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url + path, { ...init, redirect: 'manual', headers: { accept: 'text/html', cookie } });
    for (const one of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(one) ?? [];
      cookies.set(name, value);
    }
    const html = await response.text();
    token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? token;
    return { status: response.status, html, location: response.headers.get('location'), headers: response.headers };
  }
  const post = (path: string, fields: FormFields): Promise<Answer> => {
    const all: FormFields = { _csrf: token, ...fields };
    const entries = Object.entries(all);
    const plain = entries.every(([, value]) => !(value instanceof Blob));
    const body = plain ? new URLSearchParams() : new FormData();
    for (const [name, value] of entries) {
      if (value instanceof Blob) (body as FormData).append(name, value, 'proof.txt');
      else for (const one of [value].flat()) body.append(name, one);
    }
    return ask(path, { method: 'POST', body });
  };
  return {
    get: (path: string) => ask(path),
    post,
    /** Gives the code of a case and stands on its page. */
    async track(office: RunningOffice, caseId: string): Promise<Answer> {
      const { number, code } = await codeFor(office, caseId);
      await ask('/track');
      await post('/track', { number, code });
      return ask(`/track/${caseId}`);
    },
  };
}

/** A fresh query code, as the office issues it. */
export async function codeFor({ db, time }: RunningOffice, caseId: string): Promise<{ number: string; code: string }> {
  const code = await createQueryCodes({ db, now: time.now }).issue(caseId);
  const row = await db.read('cases').where({ id: caseId }).first('case_no');
  return { number: row.case_no, code };
}

/** The version that a page's form carries. */
export function versionIn(html: string): string {
  return /name="version" value="(\d+)"/.exec(html)?.[1] ?? '0';
}

/** The text of a page, without its tags. */
export function wordsOf(html: string): string {
  return html
    .replace(/<[^>]+>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ');
}
