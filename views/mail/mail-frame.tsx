import type { MailPage } from '../../src/web/mail/mail-model.ts';
import { MailBlockView } from './mail-blocks.tsx';
import { MAIL_STYLE, MAIL_STYLES } from './mail-styles.ts';

/** Plain on purpose: mail programs know few styles, and nothing is loaded from anywhere. What they drop leaves the words readable. */
export function MailFrame({ subject, preheader, organName, parts }: MailPage) {
  return (
    <html lang={parts[0]?.languageTag}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{subject}</title>
        <style>{MAIL_STYLE}</style>
      </head>
      <body class="mail" style={MAIL_STYLES.body}>
        <div style={MAIL_STYLES.preheader} aria-hidden="true">
          {preheader}
        </div>
        <div class="paper" style={MAIL_STYLES.paper}>
          <div class="accent" style={MAIL_STYLES.head}>
            {organName}
          </div>
          {parts.map((part) => (
            <Part part={part} />
          ))}
        </div>
      </body>
    </html>
  );
}

function Part({ part }: { readonly part: MailPage['parts'][number] }) {
  return (
    <div lang={part.languageTag} style={MAIL_STYLES.part}>
      <h1 style={MAIL_STYLES.title}>{part.title}</h1>
      {part.greeting !== null && <p style={MAIL_STYLES.paragraph}>{part.greeting}</p>}
      {part.blocks.map((block) => (
        <MailBlockView block={block} />
      ))}
      <p style={MAIL_STYLES.signature}>{part.signature}</p>
      <div class="soft soft-line" style={MAIL_STYLES.footer}>
        {part.footer.map((line) => (
          <p style={MAIL_STYLES.small}>{line}</p>
        ))}
      </div>
    </div>
  );
}
