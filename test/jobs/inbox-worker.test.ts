import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../../src/law/events/files-field.ts';
import { MAILBOX_ACTOR } from '../../src/law/roles.ts';
import { createHistoryStore } from '../../src/store/history-store.ts';
import { createOutboxStore } from '../../src/store/outbox-store.ts';
import { createServiceStateStore } from '../../src/store/service-state-store.ts';
import { databases } from '../support/databases.ts';
import { type Mailroom, openMailroom } from '../support/mailroom.ts';
import { APPLICATION_TEXT, mailWithParts, rawMail } from '../support/raw-mails.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');
const TEXT = { type: 'text/plain; charset=utf-8', body: APPLICATION_TEXT };

describe.each(databases)('mail that comes in, on $kind', ({ kind }) => {
  let room: Mailroom;
  beforeEach(async () => {
    room = await openMailroom(kind);
  });
  afterEach(() => room.close());

  /** A case with a mail of ours about it that was sent. @returns its Message-ID. */
  async function sentMail(): Promise<{ caseId: string; messageId: string }> {
    room.mailbox.put(rawMail());
    await room.worker().runDue();
    const [mail] = await createOutboxStore(room.db.write).claimDue({ now: room.time.now(), leaseMs: 1000, limit: 1 });
    if (mail?.caseId == null) throw new Error('Nothing was put into the outbox');
    await createOutboxStore(room.db.write).end(mail, { state: 'sent', at: room.time.now().toISOString() });
    return { caseId: mail.caseId, messageId: mail.messageId };
  }

  it('opens a case with an application, on the day on which the mailbox got it, and confirms nothing', async () => {
    const raw = mailWithParts({ subject: 'Fw: 申请公开验收报告' }, [TEXT, { type: 'application/pdf', name: '申请表.pdf', body: PDF }]);
    room.mailbox.put(raw, { receivedAt: new Date('2026-03-02T16:30:00Z') });
    await room.worker().runDue();
    const [row] = await room.cases();
    expect(row).toMatchObject({
      title: '申请公开验收报告',
      applicant_name: '某甲',
      arrived_on: '2026-03-03',
      received_on: null,
      channel: 'email',
    });
    expect(JSON.parse(row?.contact ?? '')).toEqual({ email: 'jia@example.org', language: 'zh' });
    const [arrival] = await createHistoryStore(room.db.read).list(row?.id ?? '');
    expect(arrival).toMatchObject({ type: 'application.arrived', actorKind: MAILBOX_ACTOR.kind, data: { description: APPLICATION_TEXT } });
    const files = filesOf(arrival?.data ?? {});
    expect(files.map(({ name, mediaType }) => [name, mediaType])).toEqual([
      ['申请表.pdf', 'application/pdf'],
      ['邮件原文.eml', 'message/rfc822'],
    ]);
    for (const { sha256 } of files) expect(await room.vault.has(sha256)).toBe(true);
    expect(await room.db.read('files').whereNot({ case_id: row?.id })).toEqual([]);
    expect((await room.outbox()).map((mail) => mail.kind).sort()).toEqual(['arrived', 'arrivedOnline']);
    expect(room.mailbox.taken()).toBe(1);
  });

  it('keeps the whole text of a long application as a file', async () => {
    room.mailbox.put(rawMail({ body: `申请公开${'很长的内容'.repeat(500)}` }));
    await room.worker().runDue();
    const [arrival] = await createHistoryStore(room.db.read).list((await room.cases())[0]?.id ?? '');
    expect(filesOf(arrival?.data ?? {}).map(({ name }) => name)).toEqual(['邮件正文.txt', '邮件原文.eml']);
  });

  it('names what it may not keep', async () => {
    const raw = mailWithParts({}, [
      TEXT,
      { type: 'application/octet-stream', name: 'run.exe', body: 'MZ' },
      { type: 'application/pdf', name: 'no.pdf', body: 'not a pdf' },
      { type: 'application/ms-tnef', name: 'winmail.dat', body: 'x' },
      { type: 'text/calendar', name: 'invite.ics', body: 'x' },
      { type: 'message/rfc822', name: 'inner.eml', body: 'Subject: inner\r\n\r\ntext' },
      { type: 'application/pdf', name: 'empty.pdf', body: '' },
    ]);
    room.mailbox.put(raw);
    await room.worker().runDue();
    const { parts } = JSON.parse((await room.mails())[0]?.content ?? '{}');
    expect(parts.map(({ name, refusal }: { name: string; refusal: string }) => [name, refusal])).toEqual([
      ['run.exe', 'kind'],
      ['no.pdf', 'contents'],
      ['winmail.dat', 'winmail'],
      ['invite.ics', 'calendar'],
      ['inner.eml', null],
      ['empty.pdf', 'empty'],
    ]);
  });

  it('puts an answer on its case and tells the handler', async () => {
    const { caseId, messageId } = await sentMail();
    room.mailbox.put(
      rawMail({ subject: 'Re: 收到您的申请', body: '谢谢，补充身份证', headers: [`References: <x@y> <${messageId}@organ.example>`] }),
    );
    await room.worker().runDue();
    const history = await createHistoryStore(room.db.read).list(caseId);
    expect(history.map(({ type }) => type)).toEqual(['application.arrived', 'document.filed']);
    expect(history[1]?.data.title).toBe('申请人来信：收到您的申请');
    expect((await room.outbox()).filter((mail) => mail.kind === 'applicantActed')).toHaveLength(1);
    expect((await room.mails())[1]).toMatchObject({ state: 'filed', case_id: caseId });
  });

  it('holds a mail with a case number from elsewhere, and files one from the applicant as unproven', async () => {
    const { caseId } = await sentMail();
    const caseNo: string = (await room.db.read('cases'))[0].case_no;
    room.mailbox.put(rawMail({ subject: `关于${caseNo}`, from: 'other@example.org' }));
    room.mailbox.put(rawMail({ subject: `关于${caseNo}` }));
    await room.worker().runDue();
    const mails = (await room.mails()).slice(1).map(({ state, reasons }) => [state, JSON.parse(reasons)]);
    expect(mails).toEqual([
      ['held', ['caseNoFromElsewhere']],
      ['filed', ['senderNotProven']],
    ]);
    expect((await createHistoryStore(room.db.read).list(caseId)).at(-1)?.data.title).toBe(`来信（发件人身份未核实）：关于${caseNo}`);
  });

  it('marks mail that came back once, and tells the handler once', async () => {
    const { messageId } = await sentMail();
    const parts = [
      {
        type: 'message/delivery-status',
        body: 'Reporting-MTA: dns; x\r\n\r\nAction: failed\r\nStatus: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 unknown\r\n',
      },
      { type: 'message/rfc822', body: `Message-ID: <${messageId}@organ.example>\r\n\r\nx` },
    ];
    const report = { from: 'MAILER-DAEMON@example.org', type: 'multipart/report; report-type=delivery-status; boundary=B' };
    room.mailbox.put(mailWithParts(report, parts));
    room.mailbox.put(mailWithParts({ ...report, subject: 'once more' }, parts));
    await room.worker().runDue();
    const outbox = await room.outbox();
    expect(outbox.find((mail) => mail.message_id === messageId)?.state).toBe('bounced');
    const notes = outbox.filter((mail) => mail.kind === 'mailBounced');
    expect(notes).toHaveLength(1);
    expect(JSON.parse(notes[0]?.data ?? '')).toMatchObject({ code: '5.1.1', answer: '550 5.1.1 unknown', address: 'j***@example.org' });
    expect((await room.mails()).map(({ state }) => state)).toEqual(['opened', 'bounce', 'bounce']);
  });

  it('tells the sender of a mail that is too large, once a day, and asks a person', async () => {
    for (const subject of ['申请一', '申请二']) {
      room.mailbox.put(rawMail({ subject }), { bytes: 50 * 1_048_576, omitted: [{ name: '图纸.zip', bytes: 49_000_000 }] });
    }
    await room.worker().runDue();
    expect((await room.mails()).map(({ state, reasons }) => [state, JSON.parse(reasons)])).toEqual([
      ['held', ['tooLarge']],
      ['held', ['tooLarge']],
    ]);
    const refusals = (await room.outbox()).filter((mail) => mail.kind === 'mailRefused');
    expect(refusals.map(({ data }) => JSON.parse(data))).toEqual([
      { organName: '甲区人民政府', subject: '申请一', reasons: ['tooLarge'], maxMegabytes: 30 },
    ]);
    expect(await room.cases()).toEqual([]);
  });

  it.each([
    ['a forged sender', { from: 'open@organ.example' }],
    ['an automatic answer', { headers: ['Auto-Submitted: auto-replied'] }],
  ])('never answers %s', async (_name, mail) => {
    room.mailbox.put(rawMail(mail), { omitted: [{ name: 'x.zip', bytes: 49_000_000 }] });
    await room.worker().runDue();
    expect(await room.outbox()).toEqual([]);
  });

  it('answers a mail of forbidden files alone', async () => {
    room.mailbox.put(mailWithParts({}, [{ type: 'application/octet-stream', name: '申请.exe', body: 'MZ' }]));
    await room.worker().runDue();
    const [refusal] = await room.outbox();
    expect(JSON.parse(refusal?.data ?? '')).toMatchObject({ reasons: ['notAllowed'] });
  });

  it('takes the same mail once, however often and under whatever number it comes', async () => {
    const raw = rawMail();
    for (let copies = 0; copies < 3; copies += 1) room.mailbox.put(raw);
    room.mailbox.put(Buffer.concat([Buffer.from('Received: from elsewhere\r\n'), raw]));
    await room.worker().runDue();
    room.mailbox.renumber();
    await room.worker().runDue();
    expect((await room.mails()).map(({ state }) => state)).toEqual(['opened', 'duplicate']);
    expect(await room.cases()).toHaveLength(1);
  });

  it('takes two applications with one Message-ID for two', async () => {
    room.mailbox.put(rawMail({ messageId: '<same@example.org>' }));
    room.mailbox.put(rawMail({ messageId: '<same@example.org>', body: '申请公开另一份报告' }));
    await room.worker().runDue();
    expect(await room.cases()).toHaveLength(2);
  });

  it('asks a person when one sender sends more than people do, and goes on with the others', async () => {
    for (let at = 0; at < 23; at += 1) room.mailbox.put(rawMail({ body: `申请公开第 ${at} 份报告` }));
    room.mailbox.put(rawMail({ from: 'yi@example.org' }));
    await room.worker().runDue();
    const states = (await room.mails()).map(({ state }) => state);
    expect(states.filter((state) => state === 'held')).toHaveLength(3);
    expect(states.at(-1)).toBe('opened');
  });

  it('is held while it is not told whose mailbox it is', async () => {
    await room.db.write('organs').insert({ name: '乙区人民政府', short_name: '乙政' });
    room.mailbox.put(rawMail());
    await room.worker().runDue();
    room.mailbox.put(rawMail({ from: 'yi@example.org' }));
    await room.worker({ organName: '乙政' }).runDue();
    expect((await room.mails()).map(({ state, reasons }) => [state, reasons])).toEqual([
      ['held', '["organUnknown"]'],
      ['opened', '[]'],
    ]);
  });

  it('is fetched by one node at a time, and by another when the lease of one that died is over', async () => {
    room.mailbox.put(rawMail());
    const [one, other] = [room.worker(), room.worker()];
    await Promise.all([one.runDue(), other.runDue()]);
    expect(room.mailbox.state.opened).toBe(1);
    await room.db
      .write('mailboxes')
      .update({ ticket: 'of a node that died', leased_until: new Date(room.time.now().getTime() + 60_000).toISOString() });
    room.mailbox.put(rawMail({ from: 'yi@example.org' }));
    expect(await other.runDue()).toBe(0);
    room.time.advance(61_000);
    expect(await other.runDue()).toBe(1);
  });

  it('waits longer and longer while the server is out of reach, says so, and goes on by itself', async () => {
    const worker = room.worker();
    const state = async () => (await createServiceStateStore(room.db.read).list()).find(({ name }) => name === 'imap');
    room.mailbox.state.fails = Object.assign(new Error('connect ECONNREFUSED open@organ.example'), { code: 'ECONNREFUSED' });
    room.mailbox.put(rawMail());
    await worker.runDue();
    const since = room.time.now().toISOString();
    for (let seconds = 0; seconds < 600; seconds += 30) {
      room.time.advance(30_000);
      await worker.runDue();
    }
    expect(await state()).toMatchObject({ failingSince: since, error: 'ECONNREFUSED' });
    expect(room.mailbox.state.opened).toBeLessThan(8);
    room.mailbox.state.fails = null;
    room.time.advance(900_000);
    expect(await worker.runDue()).toBe(1);
    expect(await state()).toMatchObject({ failingSince: null, error: null });
  });

  it('goes on behind a mail that the server never gives', async () => {
    const worker = room.worker();
    room.mailbox.state.fetchFails = (uid) => uid === 1;
    room.mailbox.put(rawMail());
    room.mailbox.put(rawMail({ from: 'yi@example.org' }));
    for (let tries = 0; tries < 10; tries += 1) {
      await worker.runDue();
      room.time.advance(900_000);
    }
    expect((await room.mails()).map(({ state }) => state)).toEqual(['held', 'opened']);
  });

  it('holds a mail that cannot be handled after a few tries, and handles the others meanwhile', async () => {
    const broken = rawMail({ subject: '申请一' });
    room.mailbox.put(broken);
    room.mailbox.put(rawMail({ subject: '申请二', from: 'yi@example.org' }));
    const open: typeof room.engine.open = (request, actor) =>
      request.data.title === '申请一' ? Promise.reject(new Error('a mistake of the program')) : room.engine.open(request, actor);
    const worker = room.worker({ engine: { open, record: room.engine.record } });
    for (let tries = 0; tries < 7; tries += 1) await worker.runDue();
    expect((await room.mails()).map(({ state, reasons }) => [state, reasons])).toEqual([
      ['held', '["handlingFailed"]'],
      ['opened', '[]'],
    ]);
    expect(room.failures).toHaveLength(5);
  });
});
