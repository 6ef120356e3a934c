const pad = (value: number, width = 2): string => String(value).padStart(width, '0');

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

/** Clock time in UTC: `14:30:12`. */
export const clockText = (ms: number): string => {
  const date = new Date(ms);
  return `${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}`;
};

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** Day and clock time in UTC: `12 Feb 2026 14:30:12`. */
export const dateTimeText = (ms: number): string => {
  const date = new Date(ms);
  return `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCFullYear()} ${clockText(ms)}`;
};
