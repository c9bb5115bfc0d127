import { InvalidInputError } from '../law/errors.ts';

/** Everything that environment variables decide. */
export interface Environment {
  /** `sqlite:PATH` or `postgres://…`; undefined: SQLite in the data directory. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** Signs session cookies; undefined: kept in the data directory. */
  readonly sessionSecret: string | undefined;
  /** People reach the server by HTTPS. */
  readonly secureCookies: boolean;
  /** Proxies in front of the server whose X-Forwarded-For is believed. */
  readonly trustedProxies: number;
}

export type Variables = Readonly<Record<string, string | undefined>>;

/** @throws {InvalidInputError} naming the variable that is wrong. An empty variable counts as unset. */
export function readEnvironment(variables: Variables): Environment {
  return {
    databaseUrl: read(variables, 'DATABASE_URL'),
    dataDir: read(variables, 'YISHEN_DATA') ?? './data',
    host: read(variables, 'HOST') ?? '127.0.0.1',
    port: wholeNumber(variables, { name: 'PORT', initial: 3000, max: 65_535 }),
    sessionSecret: read(variables, 'YISHEN_SESSION_SECRET'),
    secureCookies: read(variables, 'YISHEN_HTTPS') === '1',
    trustedProxies: wholeNumber(variables, { name: 'YISHEN_TRUSTED_PROXIES', initial: 0, max: 10 }),
  };
}

/** Whether unexpected errors are shown with their stack. */
export function isDebug(variables: Variables): boolean {
  return read(variables, 'YISHEN_DEBUG') !== undefined;
}

function read(variables: Variables, name: string): string | undefined {
  const value = variables[name]?.trim();
  return value === '' ? undefined : value;
}

function wholeNumber(variables: Variables, { name, initial, max }: { name: string; initial: number; max: number }): number {
  const text = read(variables, name);
  if (text === undefined) return initial;
  if (/^\d{1,9}$/.test(text) && Number(text) <= max) return Number(text);
  throw new InvalidInputError([
    {
      field: name,
      zh: `环境变量 ${name} 应为 0 至 ${max} 的整数`,
      en: `The environment variable ${name} must be a whole number from 0 to ${max}`,
    },
  ]);
}
