import type { MailError, MailState } from '../store/outbox-store.ts';
import type { mailboxTexts } from './texts/mailbox.ts';

export type MailTrouble = keyof typeof mailboxTexts.troubles;

interface TroubleCode {
  readonly trouble: MailTrouble;
  /** Of codes of mail servers (550), enhanced ones (5.1.1), and names of the system and the library. */
  readonly codes: RegExp;
}

/** In this order: an enhanced code says more than the one it comes with. */
const TROUBLES: readonly TroubleCode[] = [
  { trouble: 'encryption', codes: /^(?:ETLS|CERT_\w+|DEPTH_\w+|SELF_SIGNED\w*|UNABLE_TO_\w+|ERR_TLS\w*|5\.7\.(?:10|11))$/ },
  { trouble: 'password', codes: /^(?:EAUTH|454|530|534|535|538|5\.7\.8|5\.7\.9)$/ },
  { trouble: 'hungUp', codes: /^(?:ECONNECTION|SOCKET_TIMEOUT|ECONNRESET|EPIPE|421|4\.4\.2)$/ },
  {
    trouble: 'unreachable',
    codes: /^(?:ESOCKET|ETIMEDOUT|EDNS|EPROTOCOL|CONNECT_TIMEOUT|GREETING_TIMEOUT|ECONN\w+|ENOTFOUND|EAI_\w+|E(?:HOST|NET)\w+)$/,
  },
  { trouble: 'full', codes: /^(?:452|552|[45]\.2\.2|[45]\.3\.[14]|5\.2\.3)$/ },
  { trouble: 'noMailbox', codes: /^(?:550|551|553|5\.1\.\d{1,3}|5\.2\.[01]|5\.0\.0|5\.4\.\d{1,3})$/ },
  { trouble: 'refused', codes: /^(?:554|556|5\.[67]\.\d{1,3})$/ },
  { trouble: 'later', codes: /^4(?:\d\d|\.\d{1,3}\.\d{1,3})$/ },
  { trouble: 'noAddress', codes: /^EENVELOPE$/ },
  { trouble: 'noText', codes: /^(?:ERROR|EMESSAGE|ESTREAM)$/ },
];

/** What the code of a mail means for those who have to do something about it. What was tried for days is not tried again by itself. */
export function troubleOf({ code }: Pick<MailError, 'code'>, state: MailState): MailTrouble {
  const trouble = TROUBLES.find(({ codes }) => codes.test(code))?.trouble ?? 'other';
  return state === 'failed' && (trouble === 'later' || trouble === 'hungUp') ? 'gaveUp' : trouble;
}
