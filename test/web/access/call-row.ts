import type { Answer, Visitor } from '../../support/visitor.ts';
import type { AccessOffice } from './access-office.ts';
import type { AccessRow, CallOptions, ExpectedAnswer, VisitorName } from './access-row.ts';

/** Where people are sent who are not signed in, or not far enough. */
const SIGN_INS = ['/login', '/login/code', '/track', '/account/login'];

/** Calls the route of a row as a visitor does, with the parameters and the form that it gives. */
export async function callRow(row: AccessRow, ask: Ask): Promise<Answer> {
  return (await readyRow(row, ask))();
}

interface Ask {
  readonly office: AccessOffice;
  readonly name: VisitorName;
  readonly visitor: Visitor;
}

/** Makes what the row needs for the call. @returns the call itself. */
export async function readyRow(row: AccessRow, { office, name, visitor }: Ask): Promise<() => Promise<Answer>> {
  const { call } = row;
  await call.before?.(office, name);
  const [method = '', path = ''] = row.route.split(' ');
  const address = `${await addressOf(path, call, { office, name })}${await given(call.query ?? '', office, name)}`;
  const headers: Record<string, string> = call.accept === undefined ? {} : { accept: call.accept };
  if (call.endless === true) return () => headOf(visitor, address);
  if (method !== 'POST')
    return () => visitor.ask(address, { method, headers: method === 'GET' ? headers : { ...headers, 'x-csrf-token': visitor.token() } });
  const body = await given(call.body ?? {}, office, name);
  if (call.multipart !== true) return () => visitor.post(address, body, headers);
  const form = new FormData();
  for (const [field, value] of Object.entries({ _csrf: visitor.token(), ...body }))
    for (const one of [value].flat()) form.append(field, one);
  return () => visitor.ask(address, { method, body: form, headers });
}

/** The answer in the words of the table. */
export function answered({ status, location }: Pick<Answer, 'status' | 'location'>): ExpectedAnswer {
  const [to = '', query = ''] = location?.split('?') ?? [];
  // With what was done before (`?out=1`) it is no request to sign in first.
  if (status >= 300 && status < 400 && SIGN_INS.includes(to) && (query === '' || /^(?:next|late)=/.test(query))) return to as `/${string}`;
  return status < 400 || status === 409 || status === 422 ? 'ok' : status;
}

async function addressOf(
  path: string,
  { params = {} }: CallOptions,
  { office, name }: { office: AccessOffice; name: VisitorName },
): Promise<string> {
  const all: NonNullable<CallOptions['params']> = { id: 'case', caseId: 'case', organId: 'organ', ...params };
  const things: Readonly<Record<string, string>> = office.things;
  const parts = path.split(/:(\w+)/);
  const filled = parts.map(async (part, index) => {
    if (index % 2 === 0) return part;
    const value = all[part];
    if (value === undefined) throw new Error(`The row of ${path} does not say what :${part} is`);
    const found = await given(value, office, name);
    return encodeURIComponent(things[found] ?? found);
  });
  return (await Promise.all(filled)).join('');
}

async function given<T extends object | string>(
  value: T | ((office: AccessOffice, visitor: VisitorName) => T | Promise<T>),
  office: AccessOffice,
  name: VisitorName,
): Promise<T> {
  return typeof value === 'function' ? value(office, name) : value;
}

/** Of an answer without an end. */
async function headOf(visitor: Visitor, address: string): Promise<Answer> {
  return { ...(await visitor.head(address)), html: '' };
}
