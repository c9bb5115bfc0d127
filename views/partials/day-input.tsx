import type { DayView } from '../../src/web/forms/day-view.ts';
import { describedBy, FormGroup } from './form-group.tsx';

export function DayInput({ day }: { readonly day: DayView }) {
  const common = { id: day.id, name: 'on', class: 'govuk-input input-date', value: day.value, ...describedBy(day) };
  return (
    <FormGroup {...day} name="on">
      {day.type === 'date' ? <input {...common} type="date" /> : <input {...common} type="text" />}
    </FormGroup>
  );
}
