import type { GroundOption } from '../../src/web/pages/redaction-words.ts';

interface GroundSelectProps {
  readonly id: string;
  readonly label: string;
  readonly grounds: readonly GroundOption[];
  readonly value: string;
  /** The script takes it for what is drawn. */
  readonly drawing?: boolean;
}

/** Why a part is withheld. */
export function GroundSelect({ id, label, grounds, value, drawing = false }: GroundSelectProps) {
  return (
    <div class="govuk-form-group redaction-ground">
      <label class="govuk-label" for={id}>
        {label}
      </label>
      <select class="govuk-select" id={id} name="ground" {...(drawing ? { 'data-redaction': 'ground' } : {})}>
        {grounds.map((ground) => (
          <option value={ground.value} selected={ground.value === value}>
            {ground.label}
          </option>
        ))}
      </select>
    </div>
  );
}
