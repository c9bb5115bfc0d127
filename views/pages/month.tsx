import type { MonthDay, MonthEntry, MonthPage } from '../../src/web/pages/month-page.ts';
import { overviewTexts } from '../../src/web/texts/overview.ts';
import { Layout } from '../layout.tsx';
import { Badge } from '../partials/badge.tsx';

export function MonthView(page: MonthPage) {
  const words = overviewTexts.month;
  return (
    <Layout frame={page.frame} wide>
      <h1>{words.title}</h1>
      <nav class="paging" aria-label={words.title}>
        <a rel="prev" href={page.previousHref}>
          {words.previous}
        </a>
        <strong data-test="month">{page.heading}</strong>
        <a rel="next" href={page.nextHref}>
          {words.next}
        </a>
        {page.thisMonthHref !== null && <a href={page.thisMonthHref}>{words.thisMonth}</a>}
      </nav>
      {page.provisional && <p class="hint">{words.unknown}</p>}
      <Grid page={page} />
      <Agenda page={page} />
    </Layout>
  );
}

interface PageProps {
  readonly page: MonthPage;
}

/** Narrow screens show the list below instead. */
function Grid({ page }: PageProps) {
  const words = overviewTexts.month;
  return (
    <table class="month-grid" data-test="month-grid">
      <caption class="visually-hidden">{words.caption(page.heading)}</caption>
      <thead>
        <tr>
          {words.weekdays.map((name) => (
            <th scope="col">{name}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.weeks.map((week) => (
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

function Day({ day }: { readonly day: MonthDay }) {
  const words = overviewTexts.month;
  const classes = ['month-day', day.inMonth ? '' : 'month-day-out', day.works ? '' : 'month-day-off', day.today ? 'month-day-today' : ''];
  return (
    <td class={classes.filter((name) => name !== '').join(' ')} {...(day.today ? { 'aria-current': 'date' } : {})}>
      <p class="month-number">
        <time datetime={day.on}>{day.number}</time>
        {day.kind !== 'weekday' && <span class="month-kind">{day.kindLabel}</span>}
        {day.today && <span class="month-kind">{words.today}</span>}
      </p>
      {day.entries.length > 0 && (
        <ul>
          {day.entries.map((entry) => (
            <li class={entry.overdue ? 'month-overdue' : ''}>
              <a href={entry.href} title={`${entry.caseNo} ${entry.title}`}>
                {entry.title}
              </a>
              <span class="month-what">{entry.what}</span>
            </li>
          ))}
        </ul>
      )}
      {day.more > 0 && <a href={`#day-${day.on}`}>{words.more(day.more)}</a>}
    </td>
  );
}

function Agenda({ page }: PageProps) {
  const words = overviewTexts.month;
  return (
    <section class="section" aria-labelledby="agenda-title">
      <h2 id="agenda-title">{words.agenda}</h2>
      {page.agenda.length === 0 && (
        <p class="empty" data-test="month-empty">
          {words.none}
        </p>
      )}
      {page.agenda.map((day) => (
        <div id={`day-${day.on}`} class="agenda-day">
          <h3>
            {day.on} <span class="hint">{day.kindLabel}</span>
          </h3>
          <ul>
            {day.entries.map((entry) => (
              <AgendaLine entry={entry} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function AgendaLine({ entry }: { readonly entry: MonthEntry }) {
  return (
    <li data-test="agenda-line">
      <a href={entry.href}>{entry.caseNo}</a> {entry.title} <Badge tone={entry.overdue ? 'alarm' : 'quiet'} text={entry.what} />
    </li>
  );
}
