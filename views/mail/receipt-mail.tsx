import type { ReceiptMailModel } from '../../src/web/mail/receipt-mail.ts';

/** Plain on purpose: mail programs know few styles, and nothing is loaded from anywhere. */
export function ReceiptMail({ languageTag, subject, greeting, paragraphs, numbers, footer }: ReceiptMailModel) {
  const [first, ...others] = paragraphs;
  return (
    <html lang={languageTag}>
      <head>
        <meta charset="utf-8" />
        <title>{subject}</title>
      </head>
      <body>
        <p>{greeting}</p>
        <p>{first}</p>
        <table>
          <tbody>
            {numbers.map(({ label, value }) => (
              <tr>
                <th scope="row" align="left">
                  {label}
                </th>
                <td>
                  <strong>{value}</strong>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {others.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
        <p>
          <small>{footer}</small>
        </p>
      </body>
    </html>
  );
}
