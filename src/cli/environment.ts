import { InvalidInputError } from '../law/errors.ts';
import { type AccessSettings, accessSettings } from './access-environment.ts';
import { type FileSettings, fileSettings } from './file-environment.ts';
import { type OidcSettings, oidcSettings } from './oidc-environment.ts';

/** How mail is sent. */
export interface MailSettings {
  /** smtp://user:password@host:port or smtps://… */
  readonly smtpUrl: string;
  /** Sender as it stands in the mail. */
  readonly from: string;
  /** Signs what is sent; undefined: the mail server signs, or nobody. */
  readonly dkim?: DkimSettings | undefined;
}

export interface DkimSettings {
  readonly domain: string;
  readonly selector: string;
  /** File with the private key, PEM. */
  readonly keyFile: string;
}

/** How mail is fetched. */
export interface InboxSettings {
  /** imaps://user:password@host:port/mailbox or imap://… */
  readonly imapUrl: string;
  /** Name of the mail server whose Authentication-Results are believed; undefined: none are. */
  readonly authservId: string | undefined;
  /** Name of the organ whose mailbox it is; undefined: the only organ there is. */
  readonly organ: string | undefined;
}

/** How faxes come and go. */
export interface FaxSettings {
  /** Directory in which a fax server leaves faxes; undefined: none is looked at. */
  readonly spool: string | undefined;
  /** Name of the organ whose faxes they are; undefined: the only organ there is. */
  readonly organ: string | undefined;
  /** Address of a gateway with `{number}` in it; faxes are mailed there. */
  readonly mail: string | undefined;
  /** Command with `{number}` and `{file}` in it; faxes are given to it. */
  readonly command: string | undefined;
  /** Variables that the command is given. */
  readonly commandEnvironment: Readonly<Record<string, string>>;
}

/** What a program that sends faxes may need; no passwords of ours. */
const COMMAND_VARIABLES = ['PATH', 'HOME', 'USER', 'LANG', 'LC_ALL', 'TZ', 'TMPDIR', 'FAXSERVER', 'FAXUSER', 'MODEM'] as const;

/** Everything that environment variables decide. */
export interface Environment {
  /** `sqlite:PATH` or `postgres://…`; undefined: SQLite in the data directory. */
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  readonly host: string;
  readonly port: number;
  /** Signs session cookies; undefined: kept in the data directory. */
  readonly sessionSecret: string | undefined;
  /** Who may sign in how, and for how long; undefined: as `serve` has it without variables. */
  readonly access?: AccessSettings | undefined;
  /** People reach the server by HTTPS. */
  readonly secureCookies: boolean;
  /** Proxies in front of the server whose X-Forwarded-For is believed. */
  readonly trustedProxies: number;
  /** Mail is sent with it; undefined: mail stays in the local mailbox, to be read there. */
  readonly mail?: MailSettings | undefined;
  /** Mail is fetched with it; undefined: none is. */
  readonly inbox?: InboxSettings | undefined;
  readonly fax?: FaxSettings | undefined;
  readonly files?: FileSettings | undefined;
  /** Address under which people reach the server, without a slash at its end; undefined: mail has no links. */
  readonly publicUrl?: string | undefined;
  /** People may sign in there; undefined: with login and password only. */
  readonly oidc?: OidcSettings | undefined;
  /** Whoever reads /metrics has to have it; undefined: read from this machine only. */
  readonly metricsToken?: string | undefined;
  /** Files of the office's own fonts for letters, by name of the face. */
  readonly fonts?: Readonly<Partial<Record<'fangSong' | 'xiaoBiaoSong' | 'heiTi' | 'kaiTi', string | undefined>>>;
}

/** Variables that name font files for letters. */
const FONT_VARIABLES = {
  fangSong: 'YISHEN_FONT_FANGSONG',
  xiaoBiaoSong: 'YISHEN_FONT_XIAOBIAOSONG',
  heiTi: 'YISHEN_FONT_HEITI',
  kaiTi: 'YISHEN_FONT_KAITI',
} as const;

export type Variables = Readonly<Record<string, string | undefined>>;

/** @throws {InvalidInputError} naming the variable that is wrong. An empty variable counts as unset. */
export function readEnvironment(variables: Variables): Environment {
  return {
    databaseUrl: read(variables, 'DATABASE_URL'),
    dataDir: read(variables, 'YISHEN_DATA') ?? './data',
    host: read(variables, 'HOST') ?? '127.0.0.1',
    port: wholeNumber(variables, { name: 'PORT', initial: 3000, max: 65_535 }),
    sessionSecret: read(variables, 'YISHEN_SESSION_SECRET'),
    access: accessSettings(variables),
    secureCookies: read(variables, 'YISHEN_HTTPS') === '1',
    trustedProxies: wholeNumber(variables, { name: 'YISHEN_TRUSTED_PROXIES', initial: 0, max: 10 }),
    mail: mailSettings(variables),
    inbox: inboxSettings(variables),
    fax: faxSettings(variables),
    files: fileSettings(variables),
    publicUrl: publicUrl(variables),
    oidc: oidcSettings((name) => read(variables, name), publicUrl(variables)),
    metricsToken: read(variables, 'YISHEN_METRICS_TOKEN'),
    fonts: Object.fromEntries(Object.entries(FONT_VARIABLES).map(([font, name]) => [font, read(variables, name)])),
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

/** A server without a sender would refuse every mail: said at the start, not found out at the first one. Values are not repeated: they may hold a password. */
function mailSettings(variables: Variables): MailSettings | undefined {
  const [smtpUrl, from] = [read(variables, 'SMTP_URL'), read(variables, 'MAIL_FROM')];
  if (smtpUrl === undefined) return undefined;
  const problems = [
    ...(/^smtps?:\/\/./.test(smtpUrl) && URL.canParse(smtpUrl) ? [] : [WRONG_SMTP_URL]),
    ...(from !== undefined && /[^\s@<>]+@[^\s@<>]+/.test(from) ? [] : [WRONG_MAIL_FROM]),
  ];
  const dkim = dkimSettings(variables);
  if (problems.length > 0 || from === undefined) throw new InvalidInputError(problems);
  return { smtpUrl, from, ...(dkim === undefined ? {} : { dkim }) };
}

/** All three or none. */
function dkimSettings(variables: Variables): DkimSettings | undefined {
  const [domain, selector, keyFile] = ['MAIL_DKIM_DOMAIN', 'MAIL_DKIM_SELECTOR', 'MAIL_DKIM_KEY'].map((name) => read(variables, name));
  if (domain === undefined && selector === undefined && keyFile === undefined) return undefined;
  if (domain === undefined || selector === undefined || keyFile === undefined) throw new InvalidInputError([WRONG_DKIM]);
  return { domain, selector, keyFile };
}

function inboxSettings(variables: Variables): InboxSettings | undefined {
  const imapUrl = read(variables, 'IMAP_URL');
  if (imapUrl === undefined) return undefined;
  if (!/^imaps?:\/\/./.test(imapUrl) || !URL.canParse(imapUrl) || !isDecodable(imapUrl)) throw new InvalidInputError([WRONG_IMAP_URL]);
  return { imapUrl, authservId: read(variables, 'MAIL_AUTHSERV_ID'), organ: read(variables, 'MAIL_ORGAN') };
}

/** One way out at the most: nobody could say by which a fax went. */
function faxSettings(variables: Variables): FaxSettings {
  const [mail, command] = [read(variables, 'FAX_MAIL'), read(variables, 'FAX_COMMAND')];
  const problems = [
    ...(mail !== undefined && command !== undefined ? [WRONG_FAX_WAYS] : []),
    ...(mail === undefined || isFaxAddress(mail) ? [] : [WRONG_FAX_MAIL]),
    ...(mail === undefined || read(variables, 'SMTP_URL') !== undefined ? [] : [FAX_MAIL_NEEDS_SMTP]),
    ...(command === undefined || (command.includes('{number}') && command.includes('{file}')) ? [] : [WRONG_FAX_COMMAND]),
  ];
  if (problems.length > 0) throw new InvalidInputError(problems);
  const commandEnvironment = Object.fromEntries(
    COMMAND_VARIABLES.flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]]])),
  );
  return { spool: read(variables, 'FAX_SPOOL'), organ: read(variables, 'FAX_ORGAN'), mail, command, commandEnvironment };
}

function isFaxAddress(pattern: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+$/.test(pattern) && pattern.split('{number}').length === 2;
}

/** A `%` in a password must be written `%25`. */
function isDecodable(url: string): boolean {
  try {
    return decodeURIComponent(url) !== '';
  } catch {
    return false;
  }
}

function publicUrl(variables: Variables): string | undefined {
  const url = read(variables, 'YISHEN_URL');
  if (url === undefined) return undefined;
  if (!/^https?:\/\/./.test(url) || !URL.canParse(url)) throw new InvalidInputError([WRONG_PUBLIC_URL]);
  return url.replace(/\/+$/, '');
}

const WRONG_FAX_WAYS = {
  field: 'FAX_MAIL',
  zh: '环境变量 FAX_MAIL 与 FAX_COMMAND 只能设置一个',
  en: 'Set either FAX_MAIL or FAX_COMMAND, not both',
};

const WRONG_FAX_MAIL = {
  field: 'FAX_MAIL',
  zh: '环境变量 FAX_MAIL 应为传真网关的地址，其中含一处 {number}，例如 {number}@fax.example.gov.cn',
  en: 'The environment variable FAX_MAIL must be the address of a fax gateway with one {number} in it, such as {number}@fax.example.gov.cn',
};

const FAX_MAIL_NEEDS_SMTP = {
  field: 'FAX_MAIL',
  zh: '设置了 FAX_MAIL 时，应同时设置 SMTP_URL 和 MAIL_FROM：传真通过邮件服务器交给网关',
  en: 'With FAX_MAIL, set SMTP_URL and MAIL_FROM too: faxes go to the gateway through the mail server',
};

const WRONG_FAX_COMMAND = {
  field: 'FAX_COMMAND',
  zh: '环境变量 FAX_COMMAND 应为发送传真的命令，其中含 {number} 和 {file}，例如 sendfax -n -d {number} {file}',
  en: 'The environment variable FAX_COMMAND must be a command with {number} and {file} in it, such as sendfax -n -d {number} {file}',
};

const WRONG_DKIM = {
  field: 'MAIL_DKIM_DOMAIN',
  zh: '环境变量 MAIL_DKIM_DOMAIN、MAIL_DKIM_SELECTOR、MAIL_DKIM_KEY（私钥文件路径）应同时设置或均不设置',
  en: 'Set MAIL_DKIM_DOMAIN, MAIL_DKIM_SELECTOR and MAIL_DKIM_KEY (path of the private key) together, or none of them',
};

const WRONG_IMAP_URL = {
  field: 'IMAP_URL',
  zh: '环境变量 IMAP_URL 应为 imaps://用户:密码@主机:端口/邮箱 或 imap://…（用户和密码中的 @ : / % 应写成百分号编码）；不设置则不收取邮件',
  en: 'The environment variable IMAP_URL must be imaps://user:password@host:port/mailbox or imap://… (with @ : / % in user and password percent-encoded), or unset to fetch no mail',
};

const WRONG_PUBLIC_URL = {
  field: 'YISHEN_URL',
  zh: '环境变量 YISHEN_URL 应为公众访问本系统的网址，例如 https://open.example.gov.cn；不设置则邮件中没有链接',
  en: 'The environment variable YISHEN_URL must be the address people reach this server at, such as https://open.example.gov.cn, or unset for mail without links',
};

const WRONG_SMTP_URL = {
  field: 'SMTP_URL',
  zh: '环境变量 SMTP_URL 应为 smtp://用户:密码@主机:端口 或 smtps://…；不设置则邮件不发出，留在本机邮箱页',
  en: 'The environment variable SMTP_URL must be smtp://user:password@host:port or smtps://…, or unset to keep mail in the local mailbox',
};

const WRONG_MAIL_FROM = {
  field: 'MAIL_FROM',
  zh: '设置了 SMTP_URL 时，环境变量 MAIL_FROM 应为发件人，例如 政务公开办 <open@example.gov.cn>',
  en: 'With SMTP_URL, the environment variable MAIL_FROM must be the sender, such as Disclosure Office <open@example.gov.cn>',
};

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
