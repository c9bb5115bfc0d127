import { civilDate, findCivilDate } from './civil-date.ts';

const RFC_3339 = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?([Zz]|[+-]\d{2}:\d{2})$/;
/** As people and fax servers write it, by the clock on the wall in Shanghai (UTC+8). */
const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}):(\d{2})(?::(\d{2}))?$/;

/** The moment written as `text`: RFC 3339, or `YYYY-MM-DD HH:mm` with or without seconds in Asia/Shanghai; undefined if it is none. */
export function findInstant(text: string): Date | undefined {
  const [, day = '', hour = '', minute = '', second = '00', zone = '+08:00'] = RFC_3339.exec(text) ?? WALL_CLOCK.exec(text) ?? [];
  if (findCivilDate(day) === undefined || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return undefined;
  const time = new Date(`${civilDate(day)}T${hour}:${minute}:${second}${zone.toUpperCase()}`);
  return Number.isNaN(time.getTime()) ? undefined : time;
}
