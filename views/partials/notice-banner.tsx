import type { ComponentChildren } from 'preact';
import { shellTexts } from '../../src/web/texts/shell.ts';

interface NoticeProps {
  readonly text: string;
  /** `success` is heard at once; `info` when it is reached. */
  readonly kind?: 'success' | 'info';
  readonly test?: string;
  /** Stands below the text. */
  readonly children?: ComponentChildren;
}

/** Says what has just been done, or what to know before going on. */
export function NoticeBanner({ text, kind = 'info', test = 'notice', children }: NoticeProps) {
  const id = `${test}-title`;
  const success = kind === 'success';
  return (
    <section
      class={success ? 'govuk-notification-banner govuk-notification-banner--success' : 'govuk-notification-banner'}
      {...(success ? { role: 'alert' } : {})}
      aria-labelledby={id}
      data-module="govuk-notification-banner"
      data-test={test}
    >
      <div class="govuk-notification-banner__header">
        <h2 class="govuk-notification-banner__title" id={id}>
          {success ? shellTexts.notice.success : shellTexts.notice.info}
        </h2>
      </div>
      <div class="govuk-notification-banner__content">
        <p class="govuk-notification-banner__heading">{text}</p>
        {children}
      </div>
    </section>
  );
}
