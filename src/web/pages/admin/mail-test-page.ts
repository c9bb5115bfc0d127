import type { InboxTrialResult, MailTrialResult, ServerDesk } from '../../admin/server-desk.ts';
import type { Frame } from '../../frame.ts';
import { adminTexts } from '../../texts/admin.ts';
import { adminSystemTexts } from '../../texts/admin-system.ts';
import { texts } from '../../texts.ts';
import { type AdminForm, type AdminPage, withErrors } from './admin-parts.ts';

interface MailTestParts {
  readonly server: ServerDesk | undefined;
  readonly inboxEnabled: boolean;
  readonly to: string;
  readonly problems: Readonly<Record<string, string>>;
  /** What came of the last try. */
  readonly told: { readonly text: string; readonly failed: boolean } | null;
}

export function mailTestForm(frame: Frame, { server, inboxEnabled, to, problems, told }: MailTestParts): AdminForm {
  const words = adminSystemTexts.mail;
  const sender = server?.mailFrom === undefined ? null : texts.write.labelled(words.from, server.mailFrom);
  return {
    frame,
    heading: words.title,
    crumb: { href: '/admin', label: adminTexts.back },
    lead: words.lead,
    notes: [...(told === null ? [] : [told.text]), ...(sender === null ? [] : [sender]), ...(inboxEnabled ? [] : [words.inboxNotSet])],
    action: '/admin/mail/test',
    ...withErrors([{ kind: 'email', name: 'to', label: words.to, hint: words.toHint, value: to, autocomplete: 'email' }], problems),
    submit: words.send,
    cancel: null,
    test: 'mail-test',
    after: inboxEnabled ? [{ action: '/admin/mail/inbox', label: words.testInbox, text: words.testInboxText, test: 'inbox-test' }] : [],
  };
}

/** Without a mail server nothing can be tried: what to set up is said instead. */
export function mailNotSetPage(frame: Frame, { inboxEnabled, told }: Pick<MailTestParts, 'inboxEnabled' | 'told'>): AdminPage {
  const words = adminSystemTexts.mail;
  const [name, value] = [words.steps.name, words.steps.value];
  const rows = Object.entries(words.steps.variables).map(([variable, meaning]) => [{ text: variable, isCode: true }, { text: meaning }]);
  return {
    frame,
    heading: words.title,
    crumb: { href: '/admin', label: adminTexts.back },
    lead: words.notSet,
    notes: [
      ...(told === null ? [] : [{ text: told.text, test: 'told', tone: told.failed ? ('warn' as const) : ('info' as const) }]),
      ...(inboxEnabled ? [] : [{ text: words.inboxNotSet, test: 'no-inbox', tone: 'info' as const }]),
    ],
    tables: [
      {
        title: words.steps.title,
        text: words.steps.text,
        test: 'mail-steps',
        empty: '',
        columns: [{ label: name }, { label: value }],
        rows,
      },
    ],
    acts: inboxEnabled ? [{ action: '/admin/mail/inbox', label: words.testInbox, text: words.testInboxText, test: 'inbox-test' }] : [],
  };
}

/** What the server said, and what to check. */
export function mailWords(trial: MailTrialResult): string {
  const words = adminSystemTexts.mail;
  if (trial.result === 'taken') return words.taken(trial.answer);
  const answer = trial.answer === null ? '' : texts.write.bracketed(trial.answer);
  return `${words.failed(trial.code, answer)}${words.checks[checkFor(trial)]}`;
}

export function inboxWords(trial: InboxTrialResult): string {
  const words = adminSystemTexts.mail;
  return trial.result === 'opened' ? words.opened : words.notOpened(trial.code);
}

type Check = keyof typeof adminSystemTexts.mail.checks;

const BY_CODE: readonly (readonly [RegExp, Check])[] = [
  [/^(?:ENOTFOUND|EDNS|EAI_AGAIN)$/, 'name'],
  [/^(?:ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|ECONNRESET|ESOCKET|ECONNECTION)$/, 'connection'],
  [/TIMEOUT|ETIMEDOUT/, 'timeout'],
  [/TLS|CERT|SELF_SIGNED|EPROTO/, 'tls'],
  [/^(?:EAUTH|53[0458]|454)$/, 'login'],
  [/^(?:55[013]|450|451|452)$/, 'receiver'],
];

function checkFor({ code, answer }: { readonly code: string; readonly answer: string | null }): Check {
  const found = BY_CODE.find(([pattern]) => pattern.test(code))?.[1] ?? 'other';
  return found === 'receiver' && /sender|from/i.test(answer ?? '') ? 'sender' : found;
}
