import type { LetterContent } from '../../src/documents/letters/letter-content.ts';
import type { LetterSamplePage } from '../../src/web/pages/letter-samples-page.ts';
import { letterSampleTexts } from '../../src/web/texts/letter-samples.ts';
import { Layout } from '../layout.tsx';
import { DataTable } from '../partials/data-table.tsx';
import { TabLinks } from '../partials/tab-links.tsx';

export function LetterSampleView(page: LetterSamplePage) {
  const words = letterSampleTexts;
  return (
    <Layout frame={page.frame} wide>
      <p class="crumb">
        <a href={page.backHref}>{words.back}</a>
      </p>
      <h1>{page.name}</h1>
      <p class="hint">{page.occasion}</p>
      <TabLinks label={words.others} links={page.regimes} />
      <p>
        <a href={page.pdfHref} data-test="letter-pdf">
          {words.pdf}
        </a>
      </p>
      <section class="section">
        <h2>{words.text}</h2>
        <LetterText content={page.content} />
      </section>
      <section class="section">
        <h2>{words.parts.values}</h2>
        <Values page={page} />
      </section>
    </Layout>
  );
}

/** The letter is Chinese, whatever the page's language. */
function LetterText({ content }: { readonly content: LetterContent }) {
  const { parts } = letterSampleTexts;
  return (
    <div class="mail-text" lang="zh-CN" data-test="letter-text">
      <p>
        <strong>{content.title}</strong>
      </p>
      {content.documentNo !== '' && <p>{content.documentNo}</p>}
      {content.addressee !== '' && <p>{content.addressee}：</p>}
      {content.body.map((paragraph) => (
        <p>{paragraph}</p>
      ))}
      <LetterTable content={content} />
      {content.remedy !== '' && <p data-test="letter-remedy">{content.remedy}</p>}
      {content.attachments.length > 0 && (
        <p>
          {parts.attachments}：{content.attachments.join('；')}
        </p>
      )}
      <p>
        {content.signature}　{content.date}
      </p>
      {content.contact !== '' && <p>{content.contact}</p>}
    </div>
  );
}

function LetterTable({ content: { rows, index } }: { readonly content: LetterContent }) {
  return (
    <>
      {rows.length > 0 && (
        <dl>
          {rows.map(({ label, value }) => (
            <>
              <dt>{label}</dt>
              <dd>{value === '' ? '　' : value}</dd>
            </>
          ))}
        </dl>
      )}
      {index.map((row) => (
        <p>{[row.no, row.documentNo, row.author, row.title, row.date, row.note].filter((cell) => cell !== '').join('　')}</p>
      ))}
    </>
  );
}

function Values({ page }: { readonly page: LetterSamplePage }) {
  const { parts, valueColumns, none } = letterSampleTexts;
  return (
    <DataTable
      caption={parts.values}
      hideCaption
      rows={page.values}
      columns={[
        { label: valueColumns.name, names: true, cell: (row) => <code>{`{${row.name}}`}</code> },
        { label: valueColumns.meaning, cell: (row) => row.meaning },
        { label: valueColumns.value, cell: (row) => (row.value === '' ? none : <span lang="zh-CN">{row.value}</span>) },
      ]}
    />
  );
}
