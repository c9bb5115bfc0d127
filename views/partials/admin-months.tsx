import type { AdminDay, AdminMonth } from '../../src/web/pages/admin/admin-parts.ts';

/** The months of a year as far as a notice says something of them. */
export function AdminMonths({ months }: { readonly months: readonly AdminMonth[] }) {
  if (months.length === 0) return null;
  return (
    <div class="admin-months" data-test="months">
      {months.map((month) => (
        <Month month={month} />
      ))}
    </div>
  );
}

function Month({ month: { title, weekdays, weeks } }: { readonly month: AdminMonth }) {
  return (
    <table class="admin-month">
      <caption>{title}</caption>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr>
            {week.map((day) => (
              <Day day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Day({ day: { on, number, inMonth, kind, mark, changed } }: { readonly day: AdminDay }) {
  if (!inMonth) return <td />;
  return (
    <td class={`admin-day admin-day-${kind}${changed ? ' admin-day-changed' : ''}`} data-on={on}>
      <time datetime={on}>{number}</time>
      {mark !== '' && <span class="admin-mark">{mark}</span>}
    </td>
  );
}
