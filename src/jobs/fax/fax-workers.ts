import type { FaxDeps } from '../../engine/fax/take-fax.ts';
import type { MailSettings } from '../mail/mail-transport.ts';
import type { FaxWays } from './fax-sender.ts';
import { createFaxWorker } from './fax-worker.ts';
import { createSpoolWorker } from './spool-worker.ts';

/** Somebody who faxed may be on the telephone already. */
const IN_EVERY_MS = 10_000;
const OUT_EVERY_MS = 5_000;

interface FaxWorkersDeps extends FaxDeps {
  readonly fax: (Omit<FaxWays, 'smtp'> & { readonly spool: string | undefined; readonly organ: string | undefined }) | undefined;
  readonly smtp: MailSettings | undefined;
  readonly dataDir: string;
  readonly reportFailure: (error: unknown, about: object) => void;
  readonly stopping?: AbortSignal | undefined;
}

/** One that takes faxes in and one that sends them. */
export function createFaxWorkers({ fax, smtp, ...deps }: FaxWorkersDeps) {
  const incoming = createSpoolWorker({ ...deps, directory: fax?.spool, organName: fax?.organ });
  const outgoing = createFaxWorker({ ...deps, ways: { ...fax, smtp } });
  return [
    { name: 'fax in', everyMs: IN_EVERY_MS, run: incoming.runDue },
    { name: 'fax out', everyMs: OUT_EVERY_MS, run: outgoing.runDue },
  ];
}
