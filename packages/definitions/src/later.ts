import * as z from 'zod';
import { quote } from './name';
import { report } from './schema-issue';

/** A key of the declaration that this version knows but does not run. */
export function laterKey(name: string) {
  return z
    .unknown()
    .superRefine((_, context) => report(context, { code: 'FR190', message: `"${name}" is not available yet.` }))
    .optional();
}

/** A word out of those that run today; the words of later versions are named as such. */
export function wordOf<const Now extends readonly string[]>(now: Now, later: readonly string[]) {
  return z.string().transform((word, context): Now[number] => {
    const known = now.find((each) => each === word);
    if (known !== undefined) return known;
    if (later.includes(word)) report(context, { code: 'FR190', message: `${quote(word)} is not available yet.` });
    else context.addIssue({ code: 'invalid_value', values: [...now, ...later], input: word });
    return z.NEVER;
  });
}
