const NEWLINE = 10;
const CARRIAGE_RETURN = 13;

/** Cuts a text into its lines without copying; an empty line is a tombstone (null), the last newline begins no line. */
export const jsonLines = (bytes: Uint8Array): readonly (Uint8Array | null)[] => {
  const lines: (Uint8Array | null)[] = [];
  for (let start = 0; start < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, start);
    const next = newline < 0 ? bytes.length : newline;
    const end = next > start && bytes[next - 1] === CARRIAGE_RETURN ? next - 1 : next;
    lines.push(end > start ? bytes.subarray(start, end) : null);
    start = next + 1;
  }
  return lines;
};
