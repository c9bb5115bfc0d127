import type { MailPage } from '../../src/web/pages/mail-page.ts';
import { mailboxTexts } from '../../src/web/texts/mailbox.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { SummaryList } from '../partials/summary-list.tsx';

interface Props {
  readonly page: MailPage;
}

export function MailView(page: MailPage) {
  const words = mailboxTexts.one;
  const { state, caseLink } = page;
  const rows = [
    { label: words.state, value: <Badge text={state.text} tone={state.tone} test="mail-state" /> },
    ...(caseLink === null ? [] : [{ label: words.case, value: <a href={caseLink.href}>{caseLink.label}</a> }]),
    ...page.facts,
  ];
  return (
    <Layout frame={page.frame} wide>
      <p class="crumb">
        <a href="/mail">{words.back}</a>
      </p>
      <h1>{page.title}</h1>
      {page.trouble !== null && <Trouble trouble={page.trouble} />}
      <Acts page={page} />
      <section class="section">
        <h2>{words.about}</h2>
        <SummaryList rows={rows} test="mail-facts" />
      </section>
      {page.content === null ? <p class="hint">{page.noContent}</p> : <Content content={page.content} />}
    </Layout>
  );
}

function Trouble({ trouble }: { readonly trouble: NonNullable<MailPage['trouble']> }) {
  return (
    <section class="section mail-wrong" data-test="mail-trouble">
      <h2>{mailboxTexts.one.trouble}</h2>
      <p>
        <strong>{trouble.what}</strong> {trouble.todo}
      </p>
      <p class="hint">{trouble.code}</p>
    </section>
  );
}

function Acts({ page }: Props) {
  const { again, cancel, newCodeHref, secretGone } = page.acts;
  return (
    <>
      {secretGone && (
        <p>
          {mailboxTexts.secretGone} {newCodeHref !== null && <a href={newCodeHref}>{mailboxTexts.newCode}</a>}
        </p>
      )}
      {again !== null && (
        <form method="post" action={again} data-test="mail-again">
          <CsrfInput csrf={page.frame.csrf} />
          <Button>{mailboxTexts.again}</Button>
        </form>
      )}
      {cancel !== null && (
        <details class="mail-act" data-test="mail-cancel">
          <summary>{cancel.label}</summary>
          <p>{cancel.hint}</p>
          <form method="post" action={cancel.action}>
            <CsrfInput csrf={page.frame.csrf} />
            <Button variant="warning">{mailboxTexts.cancelConfirm}</Button>
          </form>
        </details>
      )}
    </>
  );
}

function Content({ content }: { readonly content: NonNullable<MailPage['content']> }) {
  const words = mailboxTexts.one;
  return (
    <>
      <section class="section">
        <h2>{words.subject}</h2>
        <p class="mail-subject" lang={content.languageTag} data-test="mail-subject">
          {content.subject}
        </p>
        {content.remarks.map((remark) => (
          <p class="hint">{remark}</p>
        ))}
      </section>
      <section class="section">
        <h2>{words.html}</h2>
        <iframe class="mail-preview" src={content.htmlHref} title={words.htmlTitle(content.subject)} sandbox="" data-test="mail-html" />
      </section>
      <section class="section">
        <h2>{words.text}</h2>
        <div class="mail-text" lang={content.languageTag} data-test="mail-text">
          {content.text}
        </div>
      </section>
    </>
  );
}
