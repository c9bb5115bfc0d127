import type { AuditHomePage } from '../../src/web/pages/audit/home-page.ts';
import { auditTexts } from '../../src/web/texts/audit.ts';
import { Layout } from '../layout.tsx';

export function AuditHomeView(page: AuditHomePage) {
  const words = auditTexts.home;
  return (
    <Layout frame={page.frame} wide>
      <h1>{auditTexts.title}</h1>
      <p class="hint">{words.intro}</p>
      <section class="section" data-test="integrity">
        <h2>{words.integrity}</h2>
        {page.integrity.map((line) => (
          <p class={line.tone === 'plain' ? '' : `audit-status audit-status-${line.tone}`}>{line.text}</p>
        ))}
        <p>
          <a href={page.verifyHref}>{words.verifyLog}</a>
        </p>
      </section>
      <section class="section" data-test="striking">
        <h2>{words.striking}</h2>
        {page.striking.length === 0 && <p>{words.strikingNone}</p>}
        <ul>
          {page.striking.map((line) => (
            <li data-test={`striking-${line.id}`}>
              <a href={line.href}>{line.text}</a>
            </li>
          ))}
        </ul>
      </section>
      <section data-test="audit-links">
        <h2>{words.pages}</h2>
        <ul class="audit-links">
          {page.links.map((link) => (
            <li>
              <a href={link.href}>{link.label}</a>
              <p class="hint">{link.hint}</p>
            </li>
          ))}
        </ul>
      </section>
    </Layout>
  );
}
