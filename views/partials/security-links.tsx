import { accessTexts } from '../../src/web/texts/access.ts';

interface Props {
  /** Name of the identity provider; null where there is none. */
  readonly identity: string | null;
}

/** Leads to what keeps the account to its owner. */
export function SecurityLinks({ identity }: Props) {
  const words = accessTexts.security;
  const links = [
    { href: '/settings/password', label: words.password, hint: words.passwordHint },
    { href: '/settings/second-factor', label: words.factor, hint: words.factorHint },
    { href: '/settings/sessions', label: words.sessions, hint: words.sessionsHint },
    ...(identity === null ? [] : [{ href: '/settings/identity', label: words.identity(identity), hint: words.identityHint }]),
    { href: '/settings/api-keys', label: words.apiKeys, hint: words.apiKeysHint },
  ];
  return (
    <section class="section settings-part" id="security" data-test="security">
      <h2>{words.title}</h2>
      <p>{words.lead}</p>
      <ul class="security-links">
        {links.map(({ href, label, hint }) => (
          <li>
            <a href={href}>{label}</a>
            <span class="govuk-hint">{hint}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
