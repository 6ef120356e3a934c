const joined = (major: string, minor: number, unit: string): string => (minor === 0 ? major : `${major} ${minor} ${unit}`);

/** A length of time in the two units that matter: `41 s`, `7 m 12 s`, `23 h 59 m`, `3 d 4 h`; below a second in `ms`. */
export const durationText = (ms: number): string => {
  if (ms < 0) return `−${durationText(-ms)}`;
  if (ms < 1_000) return `${Math.round(ms)} ms`;
  const seconds = ms / 1_000;
  if (seconds < 10) return `${Number(seconds.toFixed(1))} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return joined(`${minutes} m`, Math.floor(seconds % 60), 's');
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? joined(`${hours} h`, minutes % 60, 'm') : joined(`${Math.floor(hours / 24)} d`, hours % 24, 'h');
};

/** How long ago an instant was, or how far ahead it is: `6 s ago`, `in 3 m 2 s`. */
export const relativeText = (ms: number, nowMs: number): string => {
  const agoMs = nowMs - ms;
  if (Math.abs(agoMs) < 1_000) return 'now';
  const rounded = Math.floor(Math.abs(agoMs) / 1_000) * 1_000;
  return agoMs > 0 ? `${durationText(rounded)} ago` : `in ${durationText(rounded)}`;
};

/** The zone that instants are shown in: the reader's own. */
const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;

const formatters = new Map<string, Intl.DateTimeFormat>();

const partsOf = (ms: number, zone: string): Readonly<Partial<Record<Intl.DateTimeFormatPartTypes, string>>> => {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('en-GB', {
      timeZone: zone,
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    });
  formatters.set(zone, formatter);
  return Object.fromEntries(formatter.formatToParts(ms).map(({ type, value }) => [type, value]));
};

/** The short name of the zone at an instant: `UTC`, `CET`, `GMT+5:30`. */
export const zoneText = (ms: number, zone = ownZone()): string => partsOf(ms, zone).timeZoneName ?? zone;

/** Clock time: `14:30:12`. */
export const clockText = (ms: number, zone = ownZone()): string => {
  const { hour, minute, second } = partsOf(ms, zone);
  return `${hour}:${minute}:${second}`;
};

/** The day: `12 Feb 2026`. */
export const dayText = (ms: number, zone = ownZone()): string => {
  const { day, month, year } = partsOf(ms, zone);
  return `${day} ${month} ${year}`;
};

/** Day and clock time: `12 Feb 2026 14:30:12`. */
export const dateTimeText = (ms: number, zone = ownZone()): string => `${dayText(ms, zone)} ${clockText(ms, zone)}`;

/** `[start, end)`; the day once where both fall on it. */
export const intervalText = ({ startMs, endMs }: { readonly startMs: number; readonly endMs: number }, zone = ownZone()): string => {
  const end = dayText(startMs, zone) === dayText(endMs - 1, zone) ? clockText(endMs, zone) : dateTimeText(endMs, zone);
  return `[${dateTimeText(startMs, zone)}, ${end})`;
};
