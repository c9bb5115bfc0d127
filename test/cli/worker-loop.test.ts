import { describe, expect, it } from 'vitest';
import { startWorkers } from '../../src/cli/worker-loop.ts';

const never = new Promise<void>(() => {});
const HOUR_MS = 3_600_000;

describe('workers that are asked to stop', () => {
  it('end what is under way', async () => {
    let end = (): void => {};
    const underWay = new Promise<void>((resolve) => {
      end = resolve;
    });
    let stopped = false;
    const loops = startWorkers([{ name: 'slow', everyMs: HOUR_MS, run: () => underWay }], () => {});
    const stopping = loops.stop(HOUR_MS).then(() => {
      stopped = true;
    });
    await Promise.resolve();
    expect(stopped).toBe(false);
    end();
    await stopping;
  });

  it('are not waited for without end: a mail server may leave one without an answer for minutes', async () => {
    const loops = startWorkers([{ name: 'hung', everyMs: HOUR_MS, run: () => never }], () => {});
    await expect(loops.stop(1)).resolves.toBeUndefined();
  });
});
