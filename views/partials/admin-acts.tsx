import type { Frame } from '../../src/web/frame.ts';
import type { AdminAct } from '../../src/web/pages/admin/admin-parts.ts';
import { Button } from './button.tsx';
import { CsrfInput } from './csrf-input.tsx';

interface ActProps extends Pick<Frame, 'csrf'> {
  readonly act: AdminAct;
  readonly small?: boolean;
}

/** A button with a form of its own. */
export function AdminActForm({ act, csrf, small = false }: ActProps) {
  const { warning, label, spoken, test, ...asked } = act;
  if (warning === undefined) return <ActForm act={act} csrf={csrf} small={small} />;
  return (
    <details class="admin-sure" data-test={test}>
      <summary aria-label={spoken}>{label}</summary>
      <ActForm act={{ ...asked, label, text: warning, ...(spoken === undefined ? {} : { spoken }) }} csrf={csrf} small={small} />
    </details>
  );
}

function ActForm({ act, csrf, small = false }: ActProps) {
  const { action, asks = false, label, spoken, variant = 'secondary', text, fields = {}, test } = act;
  if (asks) {
    return (
      <div class="admin-act">
        {text !== undefined && <p>{text}</p>}
        <Button href={action} variant={variant} small={small} {...(test === undefined ? {} : { test })}>
          {label}
        </Button>
      </div>
    );
  }
  return (
    <form method="post" action={action} class="admin-act" {...(test === undefined ? {} : { 'data-test': test })}>
      <CsrfInput csrf={csrf} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {text !== undefined && <p>{text}</p>}
      <Button variant={variant} small={small} {...(spoken === undefined ? {} : { label: spoken })}>
        {label}
      </Button>
    </form>
  );
}

export function AdminActs({ acts, csrf }: Pick<Frame, 'csrf'> & { readonly acts: readonly AdminAct[] }) {
  return (
    <>
      {acts.map((act) => (
        <AdminActForm act={act} csrf={csrf} />
      ))}
    </>
  );
}
