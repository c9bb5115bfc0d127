import { systemTexts } from '../../src/web/texts/system.ts';

/** Above the work: trouble that lasts, and what still works. Nothing at all when there is none. */
export function SystemNotice({ troubles }: { readonly troubles: readonly string[] }) {
  if (troubles.length === 0) return null;
  const { title, more } = systemTexts.banner;
  return (
    <section class="system-notice" aria-label={title} data-test="system-notice">
      {troubles.map((trouble) => (
        <p>{trouble}</p>
      ))}
      <p>
        <a href="/system">{more}</a>
      </p>
    </section>
  );
}
