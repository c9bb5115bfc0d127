import type { ClamdAddress } from '../engine/files/scan-virus.ts';
import { InvalidInputError } from '../law/errors.ts';
import type { Variables } from './environment.ts';

/** Where files lie and who looks into them. */
export interface FileSettings {
  /** A directory that every node reaches, or the database; undefined: the data directory of this machine. */
  readonly place: { readonly in: 'directory'; readonly path: string } | { readonly in: 'database' } | undefined;
  /** Undefined: files are not scanned for viruses. */
  readonly clamd: ClamdAddress | undefined;
}

/** @throws {InvalidInputError} */
export function fileSettings(variables: Variables): FileSettings {
  const [place, clamd] = [variables.YISHEN_FILES?.trim() ?? '', variables.CLAMD?.trim() ?? ''];
  return {
    place: place === '' ? undefined : place === 'database' ? { in: 'database' } : { in: 'directory', path: place },
    clamd: clamd === '' ? undefined : clamdAddress(clamd),
  };
}

function clamdAddress(text: string): ClamdAddress {
  if (text.startsWith('/')) return { path: text };
  const [, host, port] = /^(?:tcp:\/\/)?(\[[0-9a-f:.]+\]|[^\s:/]+):(\d{1,5})$/i.exec(text) ?? [];
  const number = Number(port);
  if (host === undefined || number < 1 || number > 65_535) throw new InvalidInputError([WRONG_CLAMD]);
  return { host: host.replace(/^\[|\]$/g, ''), port: number };
}

const WRONG_CLAMD = {
  field: 'CLAMD',
  zh: '环境变量 CLAMD 应为 主机:端口（例如 127.0.0.1:3310）或者套接字文件的绝对路径（例如 /run/clamav/clamd.ctl）；不设置则不扫描病毒',
  en: 'The environment variable CLAMD must be host:port, such as 127.0.0.1:3310, or the absolute path of a socket, such as /run/clamav/clamd.ctl; unset it to scan for no viruses',
};
