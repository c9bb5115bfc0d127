import { ANSWER_MAIL_KINDS, APPLICANT_MAIL_KINDS, type MailKind, STAFF_MAIL_KINDS } from '../../engine/effects/mail-kinds.ts';
import type { MailMessage } from '../../store/outbox-store.ts';
import type { Frame } from '../frame.ts';
import { LANGUAGE_TAGS, LANGUAGES, type Language } from '../language.ts';
import { mailKindTexts } from '../texts/mail-kinds.ts';
import { mailSampleTexts } from '../texts/mail-samples.ts';

export const MAIL_SAMPLES_PATH = '/mail/samples';

interface SampleRow {
  readonly href: string;
  readonly name: string;
  readonly when: string;
  readonly to: string;
}

export interface MailSamplesPage {
  readonly frame: Frame;
  readonly groups: readonly { readonly title: string; readonly rows: readonly SampleRow[] }[];
}

/** Every kind of mail: when it is sent and to whom. */
export function mailSamplesPage(frame: Frame): MailSamplesPage {
  const { groups } = mailSampleTexts;
  return {
    frame,
    groups: [
      { title: groups.applicant, rows: APPLICANT_MAIL_KINDS.map((kind) => rowOf(kind, 'applicant')) },
      { title: groups.staff, rows: STAFF_MAIL_KINDS.map((kind) => rowOf(kind, 'handler')) },
      { title: groups.answer, rows: ANSWER_MAIL_KINDS.map((kind) => rowOf(kind, 'handler')) },
    ],
  };
}

function rowOf(kind: MailKind, usual: 'applicant' | 'handler'): SampleRow {
  return {
    href: `${MAIL_SAMPLES_PATH}/${kind}`,
    name: mailKindTexts.names[kind],
    when: mailKindTexts.when[kind],
    to: receiverOf(kind, usual),
  };
}

function receiverOf(kind: MailKind, usual: 'applicant' | 'handler'): string {
  const { to } = mailKindTexts;
  return Object.hasOwn(to, kind) ? to[kind as keyof typeof to] : to[usual];
}

interface TabLink {
  readonly href: string;
  readonly label: string;
  readonly current: boolean;
}

export interface MailSamplePage {
  readonly frame: Frame;
  readonly name: string;
  readonly when: string;
  readonly backHref: string;
  readonly languages: readonly TabLink[];
  /** Empty where there is one only. */
  readonly variants: readonly TabLink[];
  readonly languageTag: string;
  readonly subject: string;
  readonly text: string;
  readonly htmlHref: string;
}

interface SampleParts {
  readonly kind: MailKind;
  readonly language: Language;
  readonly variant: number;
  /** How many there are. */
  readonly variants: number;
  readonly message: MailMessage;
}

/** One kind of mail, as text and as it is shown. */
export function mailSamplePage(frame: Frame, { kind, language, variant, variants, message }: SampleParts): MailSamplePage {
  const words = mailSampleTexts;
  const href = (asked: { readonly language: Language; readonly variant: number }, end = ''): string =>
    `${MAIL_SAMPLES_PATH}/${kind}${end}?${new URLSearchParams({ language: asked.language, variant: String(asked.variant + 1) })}`;
  return {
    frame,
    name: mailKindTexts.names[kind],
    when: mailKindTexts.when[kind],
    backHref: MAIL_SAMPLES_PATH,
    languages: LANGUAGES.map((one) => ({
      href: href({ language: one, variant }),
      label: words.inLanguage[one],
      current: one === language,
    })),
    variants:
      variants === 1
        ? []
        : Array.from({ length: variants }, (_, index) => ({
            href: href({ language, variant: index }),
            label: words.variant(index + 1),
            current: index === variant,
          })),
    languageTag: LANGUAGE_TAGS[language],
    subject: message.subject,
    text: message.text,
    htmlHref: href({ language, variant }, '/html'),
  };
}
