import type { ChannelPage } from '../../src/web/pages/intake-page.ts';
import { texts } from '../../src/web/texts.ts';
import { Layout } from '../layout.tsx';
import { Button } from '../partials/button.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';
import { FieldsetGroup } from '../partials/form-group.tsx';

export function ChannelView({ frame, channels, errors }: ChannelPage) {
  return (
    <Layout frame={frame}>
      <h1>{texts.intake.title}</h1>
      <ErrorSummary errors={errors} />
      <form class="card" method="get" action="/cases/new" novalidate data-test="channel-form">
        <input type="hidden" name="chosen" value="1" />
        <FieldsetGroup
          id="channel"
          name="channel"
          label={texts.intake.channelLegend}
          hint={texts.intake.channelHint}
          error={errors[0]?.text ?? null}
        >
          <div class="govuk-radios" data-module="govuk-radios">
            {channels.map((channel) => (
              <div class="govuk-radios__item">
                <input class="govuk-radios__input" id={channel.id} type="radio" name="channel" value={channel.value} />
                <label class="govuk-label govuk-radios__label" for={channel.id}>
                  {channel.label}
                </label>
              </div>
            ))}
          </div>
        </FieldsetGroup>
        <Button>{texts.intake.continue}</Button>
      </form>
    </Layout>
  );
}
