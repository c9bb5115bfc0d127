import type { MailBlock, MailItem } from '../../src/web/mail/mail-model.ts';
import { MAIL_STYLES } from './mail-styles.ts';

export function MailBlockView({ block }: { readonly block: MailBlock }) {
  switch (block.kind) {
    case 'paragraph':
      return <p style={MAIL_STYLES.paragraph}>{block.text}</p>;
    case 'important':
      return (
        <p class="important" style={MAIL_STYLES.important}>
          {block.text}
        </p>
      );
    case 'heading':
      return <h2 style={MAIL_STYLES.heading}>{block.text}</h2>;
    case 'list':
      return (
        <ul style={MAIL_STYLES.list}>
          {block.items.map((item) => (
            <li style={MAIL_STYLES.listItem}>{item}</li>
          ))}
        </ul>
      );
    case 'rows':
      return <Rows block={block} />;
    case 'link':
      return <LinkBlock block={block} />;
    case 'items':
      return <Items block={block} />;
  }
}

/** Lines of label and value that need no table: on a narrow screen the value goes under its label. */
function Rows({ block }: { readonly block: Extract<MailBlock, { kind: 'rows' }> }) {
  return (
    <dl class="soft-line" style={MAIL_STYLES.rows}>
      {block.rows.map(({ label, value }) => (
        <div class="soft-line" style={MAIL_STYLES.row}>
          <dt class="soft" style={MAIL_STYLES.label}>
            {label}
          </dt>
          <dd style={MAIL_STYLES.value}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The address is told besides: people should see where a link leads, and some programs make none of it. */
function LinkBlock({ block }: { readonly block: Extract<MailBlock, { kind: 'link' }> }) {
  if (!block.main) {
    return (
      <p style={MAIL_STYLES.paragraph}>
        {`${block.label} `}
        <a class="accent" href={block.href} style={MAIL_STYLES.link}>
          {block.href}
        </a>
      </p>
    );
  }
  return (
    <p style={MAIL_STYLES.paragraph}>
      <a class="button" href={block.href} style={MAIL_STYLES.button}>
        {block.label}
      </a>
      <br />
      <span class="soft" style={MAIL_STYLES.address}>
        {block.href}
      </span>
    </p>
  );
}

function Items({ block }: { readonly block: Extract<MailBlock, { kind: 'items' }> }) {
  return (
    <div>
      <ul style={MAIL_STYLES.items}>
        {block.items.map((item) => (
          <li class="soft-line" style={MAIL_STYLES.item}>
            <ItemText item={item} />
            {item.detail !== null && (
              <div class="soft" style={MAIL_STYLES.detail}>
                {item.detail}
              </div>
            )}
          </li>
        ))}
      </ul>
      {block.more !== null && <p style={MAIL_STYLES.paragraph}>{block.more}</p>}
    </div>
  );
}

function ItemText({ item: { text, href } }: { readonly item: MailItem }) {
  if (href === null) return <span>{text}</span>;
  return (
    <a class="accent" href={href} style={MAIL_STYLES.link}>
      {text}
    </a>
  );
}
