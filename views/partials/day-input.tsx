interface DayInputProps {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string | null;
}

/** The day on which a fact took effect; every event has one. */
export function DayInput({ id, label, hint, value, error }: DayInputProps) {
  return (
    <div class={error === null ? 'field' : 'field field-wrong'} data-test="field" data-field="on">
      <label for={id}>{label}</label>
      <p class="hint" id={`${id}-hint`}>{hint}</p>
      {error !== null && <p class="field-error" id={`${id}-error`} data-test="field-error">{error}</p>}
      <input
        id={id} name="on" class="input input-date" type="date" value={value}
        aria-describedby={error === null ? `${id}-hint` : `${id}-hint ${id}-error`} aria-invalid={error !== null}
      />
    </div>
  );
}
