import type { Rows } from '../db';
import type { NewDeadLetter } from './dead-letter-record';

/** At most so many letters are kept of a deployment, reason and UTC day of append; the totals go on counting. */
export const KEPT_PER_REASON_AND_DAY = 1_000;
const DAY_MS = 86_400_000;

type Owner = { readonly id: number; readonly tenantName: string; readonly viewName: string };

const dayOf = (letter: NewDeadLetter): number => Math.floor(letter.appendMs / DAY_MS);

const groupByReasonAndDay = (letters: readonly NewDeadLetter[]): readonly (readonly NewDeadLetter[])[] => {
  const groups = new Map<string, NewDeadLetter[]>();
  for (const letter of letters) {
    const key = `${letter.reason} ${dayOf(letter)}`;
    const group = groups.get(key);
    if (group) group.push(letter);
    else groups.set(key, [letter]);
  }
  return [...groups.values()];
};

/** Keeps letters of a deployment up to the bound, the earliest of a day first; one that is there already is not written again. */
export const keepDeadLetters = async (rows: Rows, owner: Owner, letters: readonly NewDeadLetter[]): Promise<void> => {
  for (const group of groupByReasonAndDay(letters)) {
    const [first] = group;
    if (!first) continue;
    const kept = await rows.deadLetter.count({ where: { deploymentId: owner.id, reason: first.reason, appendDay: dayOf(first) } });
    const data = group.slice(0, Math.max(0, KEPT_PER_REASON_AND_DAY - kept)).map((letter) => ({
      deploymentId: owner.id,
      tenantName: owner.tenantName,
      viewName: owner.viewName,
      partition: letter.partition,
      offset: BigInt(letter.offset),
      reason: letter.reason,
      appendMs: BigInt(letter.appendMs),
      appendDay: dayOf(letter),
      payload: letter.payload && new Uint8Array(letter.payload),
    }));
    if (data.length > 0) await rows.deadLetter.createMany({ data, skipDuplicates: true });
  }
};
