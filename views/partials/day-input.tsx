import type { DayView } from '../../src/web/forms/day-view.ts';

export function DayInput({ day }: { readonly day: DayView }) {
  const { id, error } = day;
  const common = {
    id,
    name: 'on',
    class: 'input input-date',
    value: day.value,
    'aria-describedby': error === null ? `${id}-hint` : `${id}-hint ${id}-error`,
    'aria-invalid': error !== null,
  };
  return (
    <div class={error === null ? 'field' : 'field field-wrong'} data-test="field" data-field="on">
      <label for={id}>{day.label}</label>
      <p class="hint" id={`${id}-hint`}>
        {day.hint}
      </p>
      {error !== null && (
        <p class="field-error" id={`${id}-error`} data-test="field-error">
          {error}
        </p>
      )}
      {day.type === 'date' ? <input {...common} type="date" /> : <input {...common} type="text" />}
    </div>
  );
}
