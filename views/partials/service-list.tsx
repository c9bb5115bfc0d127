import type { AttemptView, ServedRound, ServiceHint, ServicePart } from '../../src/web/pages/service-part.ts';
import { serviceTexts } from '../../src/web/texts/service.ts';
import { texts } from '../../src/web/texts.ts';
import { FieldList } from './field-list.tsx';

/** The attempts at serving a reply, and what to do now. */
export function ServiceList({ service }: { readonly service: ServicePart }) {
  return (
    <>
      {service.hint !== null && <Hint hint={service.hint} />}
      {service.rounds.map((round) => (
        <Round round={round} />
      ))}
    </>
  );
}

function Hint({ hint }: { readonly hint: ServiceHint }) {
  return (
    <p class="govuk-inset-text" data-test="service-hint">
      {hint.text} {hint.act !== null && <a href={hint.act.href}>{hint.act.label}</a>}
    </p>
  );
}

function Round({ round }: { readonly round: ServedRound }) {
  return (
    <>
      {round.title !== null && <h3>{round.title}</h3>}
      <ol class="service-attempts">
        {round.attempts.map((attempt) => (
          <Attempt attempt={attempt} />
        ))}
      </ol>
      <p class="hint">{round.replyDay}</p>
    </>
  );
}

function Attempt({ attempt }: { readonly attempt: AttemptView }) {
  return (
    <li data-test="service-attempt">
      <p class="service-way">
        <strong>{attempt.title}</strong>
      </p>
      <p class={`service-result service-result-${attempt.tone}`}>{attempt.result}</p>
      <FieldList fields={attempt.facts} compact />
      {attempt.files.length > 0 && (
        <p>
          {texts.write.labelled(serviceTexts.files, '')}
          {attempt.files.map((file, index) => (
            <>
              {index > 0 && ' · '}
              <a href={file.href}>{file.name}</a>
            </>
          ))}
        </p>
      )}
      {attempt.proofHref !== null && (
        <p>
          <a href={attempt.proofHref} data-test="service-proof">
            {serviceTexts.print}
            {serviceTexts.letters.opensPdf}
          </a>
        </p>
      )}
    </li>
  );
}
