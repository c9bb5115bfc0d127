/** China has kept UTC+8 without summer time since 1991. */
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** A UTC instant as the clock on the wall in Shanghai showed it: `2026-03-12 09:05`. */
export function wallClock(instant: string): string {
  const ms = Date.parse(instant);
  if (Number.isNaN(ms)) return instant;
  return new Date(ms + SHANGHAI_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');
}

/** Enough of a hash to compare by eye. */
export function shortHash(hash: string): string {
  return hash.slice(0, 10);
}
