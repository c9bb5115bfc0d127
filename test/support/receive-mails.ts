import { createCalendarService } from '../../src/engine/calendar-service.ts';
import { createEngine } from '../../src/engine/engine.ts';
import { createInboxWorker } from '../../src/jobs/inbox-worker.ts';
import { createFileVault } from '../../src/store/file-vault.ts';
import { createFakeMailbox } from './mailroom.ts';
import { mailWithParts, rawMail } from './raw-mails.ts';
import type { RunningOffice } from './running-office.ts';

type Received = Parameters<ReturnType<typeof createFakeMailbox>['put']>;

/** A running office gets mail, as if it lay in its mailbox. Their numbers go on from those it has: the first mail is 1. */
export async function receiveMails(office: RunningOffice, mails: readonly Received[]): Promise<void> {
  const { db, time, dataDir } = office;
  const mailbox = createFakeMailbox(time.now);
  // Another mailbox each time: its numbers begin anew.
  mailbox.state.uidValidity = String((await db.read('inbound_mails')).length + 1);
  for (const mail of mails) mailbox.put(...mail);
  const calendars = await createCalendarService({ db, now: time.now });
  const engine = createEngine({ db, now: time.now, calendar: calendars.current });
  const failures: unknown[] = [];
  const worker = createInboxWorker({
    db,
    vault: createFileVault(dataDir),
    engine,
    now: time.now,
    source: mailbox.source,
    organName: office.organ.name,
    settings: { ownAddresses: ['open@organ.example'], authservId: 'mx.organ.example' },
    reportFailure: (error) => void failures.push(error),
  });
  await worker.runDue();
  if (failures.length > 0) throw failures[0];
}

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n');

/** 1: held for several reasons. 2: became a case. 3: too large. 4: an automatic answer. 5: from a forged sender. */
export const SAMPLE_MAILS: readonly Received[] = [
  [rawMail({ subject: '你好', from: '"某乙" <yi@example.org>', body: '请问你们几点上班？' })],
  [
    mailWithParts({ subject: '申请公开某道路工程的竣工验收报告' }, [
      { type: 'text/plain; charset=utf-8', body: '您好：\n\n我申请公开某道路工程的竣工验收报告，请以电子邮件提供。\n\n某甲' },
      { type: 'application/pdf', name: '政府信息公开申请表.pdf', body: PDF },
      { type: 'application/ms-tnef', name: 'winmail.dat', body: 'x' },
    ]),
  ],
  [
    rawMail({ subject: '申请公开规划图纸', from: 'bing@example.org' }),
    { bytes: 52 * 1_048_576, omitted: [{ name: '规划图纸.zip', bytes: 51_000_000 }] },
  ],
  [rawMail({ subject: '自动回复：收到您的申请', from: 'jia@example.org' })],
  [
    rawMail({
      subject: 'Application for disclosure of an inspection report',
      from: '"Leader" <leader@organ.example>',
      headers: ['Authentication-Results: mx.organ.example; spf=fail; dkim=none; dmarc=fail'],
      body: 'I apply for disclosure of the inspection report.',
    }),
  ],
];
