const MS_PER_DAY = 86_400_000;
const DAYS_IN_MONTH = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const;

const PLUS = 43;
const MINUS = 45;
const POINT = 46;
const COLON = 58;
const BLANK = 32;
const LETTER_T = 84;
const LETTER_Z = 90;

/**
 * Epoch ms of `YYYY-MM-DD(T| )hh:mm:ss[.f{1,9}][Z|±hh[:]mm]`, UTC without a zone, fractions cut to ms (laws T1, T5);
 * null for anything else, impossible dates included.
 */
export function parseIso8601(text: string): number | null {
  const day = readDate(text);
  const time = readTime(text);
  if (day === null || time === null) return null;
  const fractionEnd = endOfFraction(text, 19);
  if (fractionEnd === -1) return null;
  const offsetMs = readOffset(text, fractionEnd);
  return offsetMs === null ? null : day * MS_PER_DAY + time + readMillis(text, fractionEnd) - offsetMs;
}

function readDate(text: string): number | null {
  if (text.length < 19 || text.charCodeAt(4) !== MINUS || text.charCodeAt(7) !== MINUS) return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 2);
  const day = digits(text, 8, 2);
  if (year < 0 || month < 1 || month > 12 || day < 1 || day > (DAYS_IN_MONTH[month - 1] ?? 0)) return null;
  if (month === 2 && day === 29 && !isLeap(year)) return null;
  return daysFromCivil(year, month, day);
}

function readTime(text: string): number | null {
  const separator = text.charCodeAt(10);
  if (separator !== LETTER_T && separator !== BLANK) return null;
  if (text.charCodeAt(13) !== COLON || text.charCodeAt(16) !== COLON) return null;
  const hour = digits(text, 11, 2);
  const minute = digits(text, 14, 2);
  const second = digits(text, 17, 2);
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59) return null;
  return hour * 3_600_000 + minute * 60_000 + second * 1000;
}

/** Index behind the fraction that may start at `at`; -1 when it has no or more than nine digits. */
function endOfFraction(text: string, at: number): number {
  if (text.charCodeAt(at) !== POINT) return at;
  let end = at + 1;
  while (isDigit(text.charCodeAt(end))) end += 1;
  const count = end - at - 1;
  return count < 1 || count > 9 ? -1 : end;
}

function readMillis(text: string, fractionEnd: number): number {
  let millis = 0;
  for (let index = 20; index < 23; index += 1) {
    millis = millis * 10 + (index < fractionEnd ? text.charCodeAt(index) - 48 : 0);
  }
  return millis;
}

/** Zone offset in ms of what stands from `at` to the end of the text; null when that is no zone. */
function readOffset(text: string, at: number): number | null {
  const rest = text.length - at;
  if (rest === 0) return 0;
  const sign = text.charCodeAt(at);
  if (sign === LETTER_Z) return rest === 1 ? 0 : null;
  if (sign !== PLUS && sign !== MINUS) return null;
  const colon = rest === 6 && text.charCodeAt(at + 3) === COLON;
  if (!colon && rest !== 5) return null;
  const hours = digits(text, at + 1, 2);
  const minutes = digits(text, colon ? at + 4 : at + 3, 2);
  if (hours < 0 || hours > 14 || minutes < 0 || minutes > 59) return null;
  const ms = hours * 3_600_000 + minutes * 60_000;
  return sign === MINUS ? -ms : ms;
}

function digits(text: string, at: number, count: number): number {
  let value = 0;
  for (let index = at; index < at + count; index += 1) {
    const code = text.charCodeAt(index);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - 48;
  }
  return value;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

/** Days since 1970-01-01 of a proleptic Gregorian date (Howard Hinnant, "chrono-compatible low-level date algorithms"). */
function daysFromCivil(year: number, month: number, day: number): number {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const yearOfEra = shifted - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}
