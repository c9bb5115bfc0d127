import { Worker } from 'node:worker_threads';
import { type PageFailure, type PictureOptions, UnreadablePagesError } from '../../documents/pages/page-workshop.ts';

export interface PageQuestion {
  readonly ask: 'inspect' | 'picture' | 'text' | 'describe';
  readonly digest: string;
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  /** From 0. */
  readonly page: number;
  readonly wanted: Pick<PictureOptions, 'dpi' | 'format'>;
}

/** Answers one question after the other. What ends the thread fails the question that it was busy with; the next one starts it anew. */
export interface PageThread {
  isBusy(): boolean;
  /** Whether the file need not be sent once more. */
  holds(digest: string): boolean;
  /** @throws {UnreadablePagesError} */
  ask(question: PageQuestion): Promise<unknown>;
  end(): Promise<void>;
}

interface Answer {
  readonly id: number;
  readonly value?: unknown;
  readonly reason?: PageFailure;
  readonly noPage?: true;
  readonly spoilt?: true;
}

interface Pending {
  readonly id: number;
  readonly digest: string;
  readonly page: number;
  readonly timer: NodeJS.Timeout;
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
}

interface ThreadOptions {
  readonly script: string;
  /** For one question. */
  readonly limitMs: number;
}

/** Of JavaScript's own memory. What pdfium and the canvas need is bounded by the number of dots. */
const RESOURCE_LIMITS = { maxOldGenerationSizeMb: 768, maxYoungGenerationSizeMb: 64 };
/** A thread without work gives its memory back: that of WebAssembly only grows. */
const IDLE_MS = 120_000;

interface State {
  worker: Worker | undefined;
  pending: Pending | undefined;
  /** Digest of the file that the thread keeps open. */
  held: string | undefined;
  idle: NodeJS.Timeout | undefined;
  lastId: number;
}

export function createPageThread(options: ThreadOptions): PageThread {
  const state: State = { worker: undefined, pending: undefined, held: undefined, idle: undefined, lastId: 0 };
  const stop = async (): Promise<void> => {
    const { worker } = state;
    state.worker = undefined;
    state.held = undefined;
    clearTimeout(state.idle);
    await worker?.terminate();
  };
  const settle = (use: (pending: Pending) => void): void => {
    const { pending } = state;
    if (pending === undefined) return;
    state.pending = undefined;
    clearTimeout(pending.timer);
    state.worker?.unref();
    state.idle = setTimeout(() => void stop(), IDLE_MS).unref();
    use(pending);
  };
  const fail = (reason: PageFailure): void => {
    void stop();
    settle(({ reject }) => reject(new UnreadablePagesError(reason)));
  };
  return {
    isBusy: () => state.pending !== undefined,
    holds: (digest) => state.held === digest,
    ask: (question) =>
      new Promise((resolve, reject) => {
        const worker = state.worker ?? start(state, { ...options, settle, fail, stop });
        clearTimeout(state.idle);
        const id = ++state.lastId;
        const timer = setTimeout(() => fail('tooSlow'), options.limitMs);
        state.pending = { id, digest: question.digest, page: question.page, timer, resolve, reject };
        worker.ref();
        post(worker, { ...question, id }, state.held === question.digest);
      }),
    async end() {
      settle(({ reject }) => reject(new Error('The page workshop is closed')));
      await stop();
    },
  };
}

/** The bytes go over as a copy: whoever asks keeps theirs. */
function post(worker: Worker, { bytes, ...question }: PageQuestion & { readonly id: number }, held: boolean): void {
  const copy = held ? undefined : new Uint8Array(bytes);
  worker.postMessage({ ...question, bytes: copy }, copy === undefined ? [] : [copy.buffer]);
}

interface StartOptions extends ThreadOptions {
  readonly settle: (use: (pending: Pending) => void) => void;
  readonly fail: (reason: PageFailure) => void;
  readonly stop: () => Promise<void>;
}

function start(state: State, { script, settle, fail, stop }: StartOptions): Worker {
  // Without the options of this process: those of the test runner are not for plain JavaScript.
  const worker = new Worker(script, { resourceLimits: RESOURCE_LIMITS, execArgv: [] });
  const isCurrent = (): boolean => state.worker === worker;
  worker.on('message', (answer: Answer) => {
    if (!isCurrent() || state.pending?.id !== answer.id) return;
    // A file that could not be opened is not held; a page that could not be drawn leaves it open, but to send it again does no harm.
    state.held = answer.reason === undefined ? state.pending.digest : undefined;
    if (answer.spoilt === true) void stop();
    settle((pending) => conclude(pending, answer));
  });
  // Out of memory, or an error outside of any question.
  worker.on('error', (error: Error & { readonly code?: string }) => {
    if (isCurrent()) fail(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'tooLarge' : 'broken');
  });
  worker.on('exit', () => {
    if (isCurrent()) fail('broken');
  });
  worker.unref();
  state.worker = worker;
  return worker;
}

function conclude({ resolve, reject, page }: Pending, { value, reason, noPage }: Answer): void {
  if (reason !== undefined) reject(new UnreadablePagesError(reason));
  else if (noPage === true) reject(new RangeError(`There is no page ${page}`));
  else resolve(value);
}
