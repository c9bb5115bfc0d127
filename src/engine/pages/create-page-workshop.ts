import { createHash } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import {
  hasPages,
  type PageCharacter,
  type PagedFile,
  type PagePicture,
  type PageSize,
  type PageWorkshop,
  type PdfDescription,
  UnreadablePagesError,
} from '../../documents/pages/page-workshop.ts';
import { getProjectRoot } from '../../store/project-root.ts';
import { createPageThread, type PageQuestion, type PageThread } from './page-thread.ts';

export interface PageWorkshopOptions {
  /** One fewer than the machine has processors, at least one, at most two. */
  readonly threads?: number;
  /** For one question, once a thread takes it up. */
  readonly limitMs?: number;
}

const MAX_THREADS = 2;
const LIMIT_MS = 20_000;
/** Whoever asks when so many wait is told at once that it takes too long. */
const MAX_WAITING = 500;
const MAX_DPI = 1200;
const MIN_DPI = 1;

/** Threads start when the first question comes, end when there is nothing to do for a while, and keep no program from ending. */
export function createPageWorkshop(options: PageWorkshopOptions = {}): PageWorkshop {
  const queue = createQueue(options);
  const digestOf = rememberedDigests();
  const ask = async <A extends keyof Answers>(file: PagedFile, ask: A, rest: Partial<AboutPage> = {}): Promise<Answers[A]> => {
    if (!hasPages(file.mediaType)) throw new UnreadablePagesError('kind');
    if (file.bytes.length === 0) throw new UnreadablePagesError('broken');
    const question: PageQuestion = { ask, ...file, digest: `${file.mediaType} ${digestOf(file.bytes)}`, ...NO_PICTURE, ...rest };
    return (await queue.ask(question)) as Answers[A];
  };
  return {
    inspect: (file) => ask(file, 'inspect'),
    async picture(file, { page, dpi, format }) {
      if (!(dpi >= MIN_DPI && dpi <= MAX_DPI)) throw new RangeError(`dpi is from ${MIN_DPI} to ${MAX_DPI}`);
      return ask(file, 'picture', { page, wanted: { dpi, format } });
    },
    text: (file, page) => ask(file, 'text', { page }),
    describe: (file) => ask(file, 'describe'),
    close: queue.close,
  };
}

/** What the threads answer. */
interface Answers {
  readonly inspect: readonly PageSize[];
  readonly picture: PagePicture;
  readonly text: readonly PageCharacter[];
  readonly describe: PdfDescription;
}

type AboutPage = Pick<PageQuestion, 'page' | 'wanted'>;

const NO_PICTURE: AboutPage = { page: 0, wanted: { dpi: 72, format: 'png' } };

interface Waiting {
  readonly question: PageQuestion;
  readonly answer: (answer: Promise<unknown>) => void;
}

/** Gives questions to threads in the order they came; to the thread that has the file open, if that one is free. */
function createQueue({ threads = defaultThreads(), limitMs = LIMIT_MS }: PageWorkshopOptions) {
  const script = join(getProjectRoot(), 'workers', 'page-worker.js');
  const pool: PageThread[] = Array.from({ length: threads }, () => createPageThread({ script, limitMs }));
  const waiting: Waiting[] = [];
  let closed = false;
  const next = (): void => {
    const [first] = waiting;
    if (first === undefined) return;
    const idle = pool.filter((thread) => !thread.isBusy());
    const thread = idle.find((candidate) => candidate.holds(first.question.digest)) ?? idle[0];
    if (thread === undefined) return;
    waiting.shift();
    const answered = thread.ask(first.question);
    first.answer(answered);
    answered.then(next, next);
    next();
  };
  return {
    async ask(question: PageQuestion): Promise<unknown> {
      if (closed) throw new Error(CLOSED);
      if (waiting.length >= MAX_WAITING) throw new UnreadablePagesError('tooSlow');
      return new Promise((answer) => {
        waiting.push({ question, answer });
        next();
      });
    },
    async close(): Promise<void> {
      closed = true;
      for (const { answer } of waiting.splice(0)) answer(Promise.reject(new Error(CLOSED)));
      await Promise.all(pool.map((thread) => thread.end()));
    },
  };
}

const CLOSED = 'The page workshop is closed';

/** To hash a file for every page of it would take longer than to draw the page. */
function rememberedDigests(): (bytes: Uint8Array) => string {
  const digests = new WeakMap<Uint8Array, string>();
  return (bytes) => {
    const digest = digests.get(bytes) ?? createHash('sha256').update(bytes).digest('hex');
    digests.set(bytes, digest);
    return digest;
  };
}

function defaultThreads(): number {
  return Math.min(MAX_THREADS, Math.max(1, availableParallelism() - 1));
}
