import type { ApiTopicPage } from '../../src/web/pages/api-reference-page.ts';
import { apiReferenceTexts } from '../../src/web/texts/api-reference.ts';
import { Layout } from '../layout.tsx';
import { ApiOperation, ApiSchema } from '../partials/api-parts.tsx';

/** One topic of the API: its operations, and the schemas of which they speak. */
export function ApiTopicView({ frame, title, lead, operations, schemas, others }: ApiTopicPage) {
  const words = apiReferenceTexts;
  return (
    <Layout frame={frame} wide>
      <p class="crumb">
        <a href="/api">{words.back}</a>
      </p>
      <h1>{title}</h1>
      {lead !== null && <p class="lead">{lead}</p>}
      {operations.length > 0 && (
        <nav class="api-contents" aria-label={words.operations}>
          <ul>
            {operations.map(({ id, summary }) => (
              <li>
                <a href={`#${id}`}>{summary}</a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {operations.map((operation) => (
        <ApiOperation operation={operation} />
      ))}
      {schemas.length > 0 && (
        <section class="section" id="schemas">
          <h2>{words.schemas.title}</h2>
          <p>{words.schemas.lead}</p>
          {schemas.map((schema) => (
            <ApiSchema schema={schema} />
          ))}
        </section>
      )}
      <nav class="api-others" aria-label={words.topics}>
        <ul>
          {others.map(({ href, title: name, isHere }) => (
            <li>
              <a href={href} aria-current={isHere ? 'page' : undefined}>
                {name}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </Layout>
  );
}
