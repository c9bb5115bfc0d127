import { Presets, SingleBar } from 'cli-progress';
import type { MessageStream } from './cli-context.ts';

export interface Progress {
  /** Bytes of the source that were read since the last call. */
  read(bytes: number): void;
  /** Lines that have been dealt with so far. */
  imported(lines: number): void;
  stop(): void;
}

const SILENT: Progress = { read: () => {}, imported: () => {}, stop: () => {} };

/**
 * A bar on a terminal, nothing elsewhere: a log file wants none.
 *
 * @param totalBytes - undefined where the size is not known: only the lines are counted then.
 */
export function createProgress(stream: MessageStream, totalBytes: number | undefined): Progress {
  if (stream.isTTY !== true) return SILENT;
  const known = totalBytes !== undefined && totalBytes > 0;
  const format = known ? '{bar} {percentage}% | {lines} 行 lines | {duration_formatted}' : '{lines} 行 lines | {duration_formatted}';
  const bar = new SingleBar(
    { stream, format, clearOnComplete: true, hideCursor: true, fps: 5, gracefulExit: false },
    Presets.shades_classic,
  );
  bar.start(totalBytes ?? 0, 0, { lines: 0 });
  return {
    read: (bytes) => bar.increment(bytes),
    imported: (lines) => bar.update({ lines }),
    stop: () => bar.stop(),
  };
}
