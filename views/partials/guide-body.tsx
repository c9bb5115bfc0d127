import type { GuideParts, GuideSection } from '../../src/web/pages/guide-page.ts';
import { catalogueTexts } from '../../src/web/texts/catalogue.ts';
import { guideTexts } from '../../src/web/texts/guide.ts';

/** A disclosure guide without what stands around it. */
export function GuideBody({ guide }: { readonly guide: GuideParts }) {
  const [before, after] = [guide.sections.slice(0, 3), guide.sections.slice(3)];
  return (
    <div class="guide" data-test="guide">
      <p class="lead">{guide.lead}</p>
      <p class="basis">{guide.updated}</p>
      <section class="section" id="contact" aria-labelledby="contact-title">
        <h2 id="contact-title">{guideTexts.sections.contact}</h2>
        <dl class="facts">
          {guide.contact.map((line) => (
            <div>
              <dt>{line.label}</dt>
              <dd class={line.published ? '' : 'unpublished'} {...(line.published ? { lang: 'zh-CN' } : {})}>
                {line.href === null ? line.value : <a href={line.href}>{line.value}</a>}
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {before.map((section) => (
        <Section section={section} />
      ))}
      {guide.links.length > 0 && <Links guide={guide} />}
      <p class="section">
        <a href="/catalogue" data-test="guide-catalogue">
          {catalogueTexts.title}
        </a>
      </p>
      <Channels guide={guide} />
      {after.map((section) => (
        <Section section={section} />
      ))}
    </div>
  );
}

function Section({ section }: { readonly section: GuideSection }) {
  return (
    <section class="section" id={section.id} aria-labelledby={`${section.id}-title`}>
      <h2 id={`${section.id}-title`}>{section.title}</h2>
      <div {...(section.entered ? { lang: 'zh-CN' } : {})}>
        {section.text.map((paragraph) => (
          <p>{paragraph}</p>
        ))}
      </div>
    </section>
  );
}

function Links({ guide }: { readonly guide: GuideParts }) {
  return (
    <section class="section" id="links" aria-labelledby="links-title">
      <h2 id="links-title">{guideTexts.sections.links}</h2>
      <ul>
        {guide.links.map(({ title, url }) => (
          <li>
            <a href={url} rel="noreferrer">
              {title}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Channels({ guide }: { readonly guide: GuideParts }) {
  const { channels, sections } = guideTexts;
  return (
    <section class="section" id="channels" aria-labelledby="channels-title">
      <h2 id="channels-title">{sections.channels}</h2>
      <div class="table-scroll">
        <table class="table table-cards">
          <caption class="visually-hidden">{channels.caption}</caption>
          <thead>
            <tr>
              <th scope="col">{channels.channel}</th>
              <th scope="col">{channels.state}</th>
              <th scope="col">{channels.conditions}</th>
            </tr>
          </thead>
          <tbody>
            {guide.channels.map(({ name, state, conditions }) => (
              <tr data-test="guide-channel">
                <th scope="row" data-label={channels.channel}>
                  {name}
                </th>
                <td data-label={channels.state}>{state}</td>
                <td data-label={channels.conditions}>{conditions}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
