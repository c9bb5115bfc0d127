/** Mails as they come over the wire, for tests: only what differs from an ordinary application has to be said. */
export interface RawMail {
  readonly from?: string | null;
  readonly to?: string;
  readonly subject?: string | null;
  readonly messageId?: string | null;
  /** Further header lines. */
  readonly headers?: readonly string[];
  /** `text/plain; charset=utf-8` unless given; null for none. */
  readonly type?: string | null;
  readonly encoding?: 'base64' | 'quoted-printable' | '8bit';
  readonly body?: string | Buffer;
}

let count = 0;

export const APPLICATION_TEXT = '您好，我申请公开某道路工程的竣工验收报告，请以电子邮件提供。某甲';

export function rawMail(mail: RawMail = {}): Buffer {
  count += 1;
  const { from = '"某甲" <jia@example.org>', to = 'open@organ.example', subject = '申请公开某道路工程的验收报告' } = mail;
  const { messageId = `<m${count}@example.org>`, headers = [], type = 'text/plain; charset=utf-8', encoding = '8bit' } = mail;
  const lines = [
    ...(from === null ? [] : [`From: ${from}`]),
    `To: ${to}`,
    ...(subject === null ? [] : [`Subject: ${word(subject)}`]),
    ...(messageId === null ? [] : [`Message-ID: ${messageId}`]),
    'Date: Mon, 02 Mar 2026 09:00:00 +0800',
    ...headers,
    ...(type === null ? [] : [`Content-Type: ${type}`, `Content-Transfer-Encoding: ${encoding}`]),
  ];
  const body = mail.body ?? APPLICATION_TEXT;
  return Buffer.concat([Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), encoded(Buffer.from(body), encoding)]);
}

export interface RawPart {
  readonly type: string;
  readonly name?: string;
  readonly body: string | Buffer;
}

/** A mail of several parts: the first is its text, the others are files unless they have no name. */
export function mailWithParts(mail: RawMail, parts: readonly RawPart[]): Buffer {
  const body = Buffer.concat([
    ...parts.map((part) => Buffer.concat([Buffer.from('--B\r\n'), partOf(part), Buffer.from('\r\n')])),
    Buffer.from('--B--\r\n'),
  ]);
  return rawMail({ type: 'multipart/mixed; boundary=B', ...mail, body });
}

function partOf({ type, name, body }: RawPart): Buffer {
  const disposition = name === undefined ? '' : `Content-Disposition: attachment; filename*=UTF-8''${encodeURIComponent(name)}\r\n`;
  if (type.startsWith('message/') || type.startsWith('text/rfc822'))
    return Buffer.concat([Buffer.from(`Content-Type: ${type}\r\n${disposition}\r\n`), Buffer.from(body)]);
  return Buffer.from(
    `Content-Type: ${type}\r\n${disposition}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(body).toString('base64')}`,
  );
}

function word(text: string): string {
  return /^[\x20-\x7e]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`;
}

function encoded(body: Buffer, encoding: RawMail['encoding']): Buffer {
  if (encoding === 'base64') return Buffer.from(body.toString('base64').replace(/.{76}/g, '$&\r\n'));
  if (encoding === '8bit') return body;
  return Buffer.from(
    [...body]
      .map((byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join('')
      .replace(/.{72}/g, '$&=\r\n'),
  );
}

/** 申请公开某镕路工程 in GBK, as old programs write it. */
export const GBK_TEXT = Buffer.from('c9eac7ebb9abbfaac4b3e946c2b7b9a4b3cc', 'hex');
/** 申请公开𠀀 in GB 18030: the last character has four bytes. */
export const GB18030_TEXT = Buffer.from('c9eac7ebb9abbfaa95328236', 'hex');
