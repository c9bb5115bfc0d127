import { afterAll, beforeAll, expect, it } from 'vitest';
import type { FiledFile } from '../../src/law/events/files-field.ts';
import { createFileStore } from '../../src/store/file-store.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import { openRunningOffice, PASSWORD, type RunningOffice } from '../support/running-office.ts';
import { type Visitor, visitorAt } from '../support/visitor.ts';

const TODAY = '2026-03-02';
const CONTENTS = Buffer.from('%PDF-1.4\n%%EOF\n');
const NAME = '验收报告（公开件）.pdf';

let office: RunningOffice;
let officer: Visitor;
let caseId: string;
let file: FiledFile;
let publication: string;

const anybody = () => visitorAt(office.url);
const staffAt = async (login: string) => {
  const visitor = visitorAt(office.url);
  await visitor.signIn(login, PASSWORD);
  return visitor;
};

/** A case whose reply gave a copy in which nothing was found, published with that copy; not released yet. */
beforeAll(async () => {
  office = await openRunningOffice({ day: TODAY });
  caseId = await office.carry([['registrar', 'application.arrived', TODAY]]);
  const stored = await createFileVault(office.dataDir).store(
    (async function* () {
      yield CONTENTS;
    })(),
  );
  file = { id: 'copy-1', name: NAME, sha256: stored.sha256, bytes: CONTENTS.length, mediaType: 'application/pdf' };
  const at = office.time.now().toISOString();
  await createFileStore(office.db.write).create({ ...file, owner: 'user:officer', caseId, createdAt: at, claimedAt: at });
  await office.record(caseId, [
    ['officer', 'files.cleared', TODAY, { decision: 'clean', checked: [file] }],
    ['officer', 'reply.givenOnTheSpot', TODAY, { decisionCode: 'G2', authorisedBy: '李某', note: '当场提供', attachments: [file] }],
  ]);
  officer = await staffAt('officer');
  await officer.get(`/cases/${caseId}/publish`);
  const made = await officer.post(`/cases/${caseId}/publish`, { title: '某道路验收报告', text: '', file: file.id });
  publication = made.location?.split('/').at(-1) ?? '';
});
afterAll(async () => {
  expect(office.failures).toEqual([]);
  await office.close();
});

it('opens the copy from the page of the publication, though it belongs to the case it was given in', async () => {
  const { html } = await officer.get(`/cases/${publication}`);
  const links = [...html.matchAll(/href="(\/cases\/[^"]+\/files\/copy-1[^"]*)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'));
  expect(links.length).toBeGreaterThan(0);
  for (const href of links) expect([href, (await officer.get(href)).status]).toEqual([href, 200]);
  const { status, bytes } = await officer.bytes(`/cases/${publication}/files/copy-1`);
  expect([status, bytes]).toEqual([200, CONTENTS]);
  expect((await officer.get(`/cases/${publication}/files/none`)).status).toBe(404);
});

it('gives nothing to the public before the publication', async () => {
  expect((await anybody().get(`/catalogue/${publication}/files/1`)).status).toBe(404);
  await office.record(publication, [['secrecy', 'publication.cleared', TODAY]]);
  expect((await anybody().get(`/catalogue/${publication}/files/1`)).status).toBe(404);
});

it('gives the copy to everybody then, to be saved and never run', async () => {
  await office.record(publication, [['officer', 'publication.published', TODAY, { channel: 'website' }]]);
  const { html } = await anybody().get(`/catalogue/${publication}`);
  expect(html).toContain(`href="/catalogue/${publication}/files/1"`);
  expect(html).not.toContain('copy-1');
  const { status, headers, bytes } = await anybody().bytes(`/catalogue/${publication}/files/1`);
  expect([status, bytes]).toEqual([200, CONTENTS]);
  expect(headers.get('content-type')).toBe('application/pdf');
  expect(headers.get('content-disposition')).toBe(`attachment; filename="_________.pdf"; filename*=UTF-8''${encodeURIComponent(NAME)}`);
  expect([headers.get('x-content-type-options'), headers.get('content-security-policy')]).toEqual([
    'nosniff',
    expect.stringContaining('sandbox'),
  ]);
});

it.each(['0', '2', '01', '1.0', '-1', 'copy-1', '..%2f1', '%252e%252e', '1%00', '1%2f..%2f..', '99999999999'])(
  'finds no file %s',
  async (number) => {
    const { status } = await anybody().get(`/catalogue/${publication}/files/${number}`);
    expect([400, 404]).toContain(status);
  },
);

it('gives no file of a case, and none of what is withdrawn', async () => {
  expect((await anybody().get(`/catalogue/${caseId}/files/1`)).status).toBe(404);
  await office.record(publication, [['officer', 'publication.withdrawn', TODAY, { reason: '误发' }]]);
  expect((await anybody().get(`/catalogue/${publication}/files/1`)).status).toBe(410);
});
