import type { ChannelPage } from '../../src/web/pages/intake-page.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';

export function ChannelView({ frame, channels, errors }: ChannelPage) {
  return (
    <Layout frame={frame}>
      <h1>{texts.intake.title}</h1>
      <ErrorSummary errors={errors} />
      <form class="card" method="get" action="/cases/new" novalidate data-test="channel-form">
        <input type="hidden" name="chosen" value="1" />
        <fieldset class="field">
          <legend>{texts.intake.channelLegend}</legend>
          <p class="hint">{texts.intake.channelHint}</p>
          <div class="options options-column">
            {channels.map((channel) => (
              <label class="option" for={channel.id}>
                <input id={channel.id} type="radio" name="channel" value={channel.value} />
                <span>{channel.label}</span>
              </label>
            ))}
          </div>
        </fieldset>
        <button class="button" type="submit">
          {texts.intake.continue}
        </button>
      </form>
    </Layout>
  );
}
