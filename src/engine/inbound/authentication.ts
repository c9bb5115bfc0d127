import type { ReadMail } from './read-mail.ts';

/** What our own mail server found of a mail's sender, by method: `spf`, `dkim`, `dmarc`. */
export type Authentication = Readonly<Record<string, readonly string[]>>;

const METHODS: readonly string[] = ['spf', 'dkim', 'dmarc'];

/**
 * The results of the server that is trusted (RFC 8601). Anybody may write such a header: only the one of `authservId` counts, and of several
 * the topmost, which the last server wrote.
 *
 * @returns null when the server told nothing, or none is trusted.
 */
export function authenticationOf({ headers }: Pick<ReadMail, 'headers'>, authservId: string | undefined): Authentication | null {
  if (authservId === undefined) return null;
  for (const value of headers['authentication-results'] ?? []) {
    const [server = '', ...results] = withoutComments(value).split(';');
    if (server.trim().split(/\s/)[0]?.toLowerCase() === authservId.toLowerCase()) return resultsIn(results);
  }
  return null;
}

function resultsIn(results: readonly string[]): Authentication {
  const found: Record<string, string[]> = {};
  for (const result of results.slice(0, 50)) {
    const [, method = '', outcome = ''] = /^\s*([a-z0-9-]{1,20})(?:\/\d)?\s?=\s?([a-z]{1,20})/i.exec(result) ?? [];
    const name = method.toLowerCase();
    if (METHODS.includes(name)) found[name] = [...(found[name] ?? []), outcome.toLowerCase()];
  }
  return found;
}

/** DMARC says no; or without it, SPF does and no signature speaks for the sender. */
export function isForgedBy(results: Authentication | null): boolean {
  if (results === null) return false;
  const { dmarc = [], spf = [], dkim = [] } = results;
  if (dmarc.includes('pass')) return false;
  return dmarc.includes('fail') || (spf.includes('fail') && !dkim.includes('pass'));
}

/** As staff read it, such as `spf=pass, dkim=pass`; `none` when the server told nothing. */
export function writtenResults(results: Authentication | null): string {
  const written = Object.entries(results ?? {}).flatMap(([method, outcomes]) => outcomes.map((outcome) => `${method}=${outcome}`));
  return written.length === 0 ? 'none' : written.join(', ');
}

/** Comments may be nested; counted, not matched, so that no input makes it slow. */
function withoutComments(value: string): string {
  let [depth, kept] = [0, ''];
  for (const character of value) {
    if (character === '(') depth += 1;
    else if (character === ')' && depth > 0) depth -= 1;
    else if (depth === 0) kept += character;
  }
  return kept;
}
