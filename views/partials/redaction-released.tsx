import type { ReleasedPart } from '../../src/web/pages/redaction-page.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';
import { Button } from './button.tsx';

interface ReleasedProps {
  readonly released: ReleasedPart;
  readonly originalHref: string;
}

/** The copy beside its original. */
export function RedactionReleased({ released, originalHref }: ReleasedProps) {
  const words = redactionTexts.released;
  return (
    <section class="section" data-test="released">
      <h2>{words.title}</h2>
      <p>{released.lead}</p>
      <p class="redaction-name">{released.name}</p>
      <p class="redaction-bar">
        <Button href={`${released.href}?inline=1`} test="open-released">
          {words.open}
        </Button>
        <Button variant="secondary" href={released.href} test="download-released">
          {words.download}
        </Button>
        <a href={originalHref}>{words.original}</a>
      </p>
      <h3>{words.withheld}</h3>
      <Withheld lines={released.withheld} />
    </section>
  );
}

/** What is withheld and why, as the letter says it: in Chinese. */
export function Withheld({ lines }: { readonly lines: readonly string[] }) {
  return (
    <ul class="govuk-list govuk-list--bullet" lang="zh-CN" data-test="withheld">
      {lines.map((line) => (
        <li>{line}</li>
      ))}
    </ul>
  );
}
