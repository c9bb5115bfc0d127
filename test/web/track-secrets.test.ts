import fc from 'fast-check';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { HistoryLine } from '../../src/engine/engine-types.ts';
import { civilDate } from '../../src/law/civil-date.ts';
import { EVENTS } from '../../src/law/events/catalogue.ts';
import type { EventDefinition } from '../../src/law/events/define-event.ts';
import type { Field } from '../../src/law/events/field.ts';
import { stateCalendar } from '../../src/law/state-calendar.ts';
import { type ApplicantCase, loadApplicantCase } from '../../src/web/applicant-case.ts';
import type { Frame } from '../../src/web/frame.ts';
import { replyPage } from '../../src/web/pages/reply-page.ts';
import { trackPage } from '../../src/web/pages/track-page.ts';
import { filesForApplicant, roundsOf } from '../../src/web/pages/track-rounds.ts';
import { TrackView } from '../../views/pages/track.tsx';
import { ReplyView } from '../../views/pages/track-reply.tsx';
import { openRunningOffice, type RunningOffice } from '../support/running-office.ts';

let office: RunningOffice;
let real: ApplicantCase;
beforeAll(async () => {
  office = await openRunningOffice({ day: '2024-03-04' });
  const id = await office.carry([['registrar', 'application.arrived', '2024-03-04']]);
  const deps = { db: office.db, today: () => civilDate('2024-03-06'), calendar: () => stateCalendar };
  real = await loadApplicantCase(deps, id);
});
afterAll(() => office.close());

/** Free text that applicants may read: their own words, and what a letter to them says. Everything else stays inside. */
const TOLD = new Set([
  ...['title', 'description', 'fax'].flatMap((field) =>
    ['application.submitted', 'application.arrived', 'application.dictated'].map((type) => `${type}.${field}`),
  ),
  ...['address', 'email', 'fax'].map((field) => `delivery.changed.${field}`),
  'correction.requested.points',
  'reasons.requested.counts',
  'period.extended.reason',
  'reply.deferred.reason',
  'fee.notified.account',
  'reply.proposed.basis',
  'reply.proposed.reasons',
  'reply.proposed.itemsDisclosed',
  'reply.proposed.itemsWithheld',
  'reply.issued.documentNo',
  'reply.givenOnTheSpot.note',
  'recordCorrection.transferred.organ',
]);

const STAFF_FILES_OF = new Set(['reply.issued', 'reply.served', 'reply.givenOnTheSpot']);
const definitions = Object.values(EVENTS as Readonly<Record<string, EventDefinition>>);

/** An event whose every text says where it stands. */
function marked(definition: EventDefinition, { version, kind }: { version: number; kind: HistoryLine['actor']['kind'] }): HistoryLine {
  const entries = Object.entries(definition.fields).map(([name, field]) => [name, sampleOf(field, `【${definition.type}.${name}】`)]);
  const proceeding = definition.machine !== 'disclosureRequest';
  const filedBy = proceeding ? { filedBy: version % 2 === 0 ? 'applicant' : 'thirdParty' } : {};
  return {
    version,
    type: definition.type,
    on: civilDate('2024-03-06'),
    recordedAt: '2024-03-06T01:00:00.000Z',
    actor: { id: 'staff-id', name: '【staff.name】', kind },
    data: { ...Object.fromEntries(entries), ...filedBy },
    ...(proceeding ? { instance: `${definition.machine}-${version % 2}` } : {}),
    inferred: false,
    assumed: [],
    hash: '0'.repeat(64),
  };
}

function sampleOf(field: Field, marker: string): unknown {
  switch (field.widget) {
    case 'text':
    case 'longText':
      return marker;
    case 'date':
      return '2024-03-07';
    case 'number':
      return 15;
    case 'choice':
      return field.options?.[0]?.value;
    case 'choices':
      return field.options?.map(({ value }) => value);
    case 'checkbox':
      return true;
    case 'applicant':
      return { type: 'citizen', name: marker, idNumber: marker, phone: marker, legalRep: marker };
    case 'files':
      return [{ id: marker, name: `${marker}.pdf`, sha256: 'a'.repeat(64), bytes: 9, mediaType: 'application/pdf' }];
  }
}

const lines = fc
  .array(fc.record({ definition: fc.constantFrom(...definitions), kind: fc.constantFrom('staff' as const, 'applicant' as const) }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((picked) => picked.map(({ definition, kind }, index) => marked(definition, { version: index + 1, kind })));

const frame = { csrf: { name: '_csrf', token: 't' }, nav: [], notice: null, user: null, area: 'public', title: 't' } as unknown as Frame;

function pagesOf(history: readonly HistoryLine[]): string {
  const rounds = roundsOf(history);
  const current = rounds.at(-1);
  if (current === undefined) throw new Error('A case has a round');
  const limits = real.view.limits.concat([
    {
      kind: 'thirdParty.answer',
      label: { zh: '【limit.party】', en: '' },
      fromOn: real.today,
      lastDay: real.today,
      basis: '',
      ours: false,
      doneOn: null,
    },
  ]);
  const found = { ...real, rounds, current, view: { ...real.view, history, limits }, hasDays: true };
  const page = renderToString(h(TrackView, trackPage(frame, found)));
  const letters = rounds.flatMap((round) =>
    round.reply === null ? [] : [renderToString(h(ReplyView, replyPage(frame, { ...found, round, sent: round.reply })))],
  );
  return [page, ...letters].join('');
}

it('never shows an applicant a name, an opinion, a note or a file that stays inside, whatever the history', () => {
  fc.assert(
    fc.property(lines, (history) => {
      const html = pagesOf(history);
      const shown = [...html.matchAll(/【([\w.]+)】/g)].map(([, name]) => name ?? '');
      const files = new Set(filesForApplicant(history).map(({ id }) => id.slice(1, -1)));
      const leaked = shown.filter((name) => !TOLD.has(name) && !files.has(name));
      expect(leaked).toEqual([]);
    }),
    { numRuns: 150 },
  );
});

it('lets an applicant have no file of staff but those of a reply that went out', () => {
  fc.assert(
    fc.property(lines, (history) => {
      const ofStaff = history.filter(({ actor }) => actor.kind !== 'applicant');
      const own = new Set(history.filter(({ actor }) => actor.kind === 'applicant').map(({ type }) => type));
      const sent = history.some(({ type }) => type === 'reply.served' || type === 'reply.givenOnTheSpot');
      for (const { id } of filesForApplicant(history)) {
        const type = id.slice(1, id.lastIndexOf('.'));
        if (own.has(type)) continue;
        expect(ofStaff.some((line) => line.type === type)).toBe(true);
        expect([STAFF_FILES_OF.has(type), sent]).toEqual([true, true]);
      }
    }),
    { numRuns: 150 },
  );
});
