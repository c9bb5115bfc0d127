import type { Frame } from '../../src/web/frame.ts';
import { redactionTexts } from '../../src/web/texts/redaction.ts';
import { Layout } from '../layout.tsx';

interface BurningPage {
  readonly frame: Frame;
  readonly href: string;
  readonly file: string;
  readonly done: number;
  readonly pages: number;
  readonly progress: string;
}

/** How far the copy is. A script keeps it up to date; without one, the link does. */
export function RedactionBurningView(page: BurningPage) {
  const words = redactionTexts.burning;
  return (
    <Layout frame={page.frame}>
      <h1>{words.title}</h1>
      <p class="redaction-name">{page.file}</p>
      <p>{words.lead}</p>
      <div data-module="yishen-redaction-progress" data-href={`${page.href}/burning`} data-test="burning">
        <p id="burning-label" role="status" data-redaction="progress">
          {page.progress}
        </p>
        <progress value={page.done} max={page.pages} aria-labelledby="burning-label" />
      </div>
      <p>
        <a href={`${page.href}/burning`}>{words.refresh}</a>
      </p>
    </Layout>
  );
}
