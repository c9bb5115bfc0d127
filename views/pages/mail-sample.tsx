import type { MailSamplePage } from '../../src/web/pages/mail-samples-page.ts';
import { mailSampleTexts } from '../../src/web/texts/mail-samples.ts';
import { Layout } from '../layout.tsx';
import { TabLinks } from '../partials/tab-links.tsx';

export function MailSampleView(page: MailSamplePage) {
  const words = mailSampleTexts;
  return (
    <Layout frame={page.frame} wide>
      <p class="crumb">
        <a href={page.backHref}>{words.back}</a>
      </p>
      <h1>{page.name}</h1>
      <p class="hint">{page.when}</p>
      <TabLinks label={words.languages} links={page.languages} />
      {page.variants.length > 0 && <TabLinks label={words.variants} links={page.variants} />}
      <section class="section">
        <h2>{words.subject}</h2>
        <p class="mail-subject" lang={page.languageTag} data-test="mail-subject">
          {page.subject}
        </p>
      </section>
      <section class="section">
        <h2>{words.html}</h2>
        <iframe class="mail-preview" src={page.htmlHref} title={words.htmlTitle(page.subject)} sandbox="" data-test="mail-html" />
      </section>
      <section class="section">
        <h2>{words.text}</h2>
        <div class="mail-text" lang={page.languageTag} data-test="mail-text">
          {page.text}
        </div>
      </section>
    </Layout>
  );
}
