import type { QueuePage } from '../../src/web/pages/queue-page.ts';
import type { QueueRowView } from '../../src/web/pages/queue-row.ts';
import { queueTexts } from '../../src/web/texts/queue.ts';
import { texts } from '../../src/web/texts.ts';

/** The rows. On a narrow screen each is a card, and `data-label` says what a cell is. */
export function QueueTable({ page }: { readonly page: QueuePage }) {
  const { columns } = texts.queue;
  const { select, days, handler } = queueTexts.columns;
  const heads = [
    ...(page.mayAssign ? [{ id: 'select', label: select }] : []),
    { id: 'caseNo', label: columns.caseNo },
    { id: 'title', label: columns.title },
    { id: 'applicant', label: columns.applicant },
    { id: 'channel', label: columns.channel },
    { id: 'handler', label: handler },
    { id: 'state', label: columns.state },
    { id: 'waitingFor', label: columns.waitingFor },
    { id: 'day', label: columns.firstDueOn },
    { id: 'day', label: columns.dueOn },
    { id: 'days', label: days },
    { id: 'marks', label: columns.marks },
  ];
  return (
    <div class="table-scroll">
      <table class="queue" data-queue-table>
        <caption class="visually-hidden">{page.caption}</caption>
        <thead>
          <tr>
            {heads.map(({ id, label }) => (
              <th scope="col" class={`col-${id}`}>
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.rows.map((row) => (
            <Row row={row} mayAssign={page.mayAssign} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, mayAssign }: { readonly row: QueueRowView; readonly mayAssign: boolean }) {
  const { columns } = texts.queue;
  return (
    <tr data-test="queue-row" data-queue-row={row.id} class={row.overdue ? 'row-overdue' : ''}>
      {mayAssign && (
        <td class="col-select">
          <label class="queue-select">
            <input type="checkbox" name="case" value={row.value} />
            <span class="visually-hidden">{queueTexts.assign.selectRow(row.caseNo)}</span>
          </label>
        </td>
      )}
      <td class="col-caseNo" data-label={columns.caseNo}>
        <a href={row.href}>{row.caseNo}</a>
      </td>
      <td class="col-title" data-label={columns.title}>
        {row.title}
      </td>
      <td data-label={columns.applicant}>{row.applicant}</td>
      <td data-label={columns.channel}>{row.channel}</td>
      <td data-label={queueTexts.columns.handler}>{row.handler}</td>
      <td data-label={columns.state}>
        <span class="state">{row.state}</span>
      </td>
      <td data-label={columns.waitingFor}>{row.waitingFor}</td>
      <td class="col-day" data-label={columns.firstDueOn}>
        {row.firstDueOn}
      </td>
      <td class="col-day" data-label={columns.dueOn}>
        {row.moved ? <strong>{row.dueOn}</strong> : row.dueOn}
      </td>
      <td class="col-days" data-label={queueTexts.columns.days}>
        {row.counted !== '' && <span class="queue-counted">{row.counted}</span>}
        <span class="queue-remaining">{row.remaining}</span>
      </td>
      <Marks row={row} />
    </tr>
  );
}

function Marks({ row }: { readonly row: QueueRowView }) {
  return (
    <td class="col-marks" data-label={texts.queue.columns.marks}>
      {row.badges.length === 0
        ? texts.none
        : row.badges.map((badge) => (
            <span class={`badge badge-${badge.kind}`} title={badge.help} data-test={`badge-${badge.kind}`}>
              {badge.text}
            </span>
          ))}
    </td>
  );
}
