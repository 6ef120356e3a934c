// `npm run verify`: format, lint with the arrows between rooms, types, unused code, lock, doc references, bundles.
import { endWithParent } from '../src/run.mjs';
import { verify } from '../src/verify.mjs';

endWithParent();
const outcomes = await verify();
console.log('');
for (const { name, ok, why, ms } of outcomes) console.log(`${ok ? '✓' : '✗'} ${name} ${(ms / 1_000).toFixed(1)} s${ok ? '' : `: ${why}`}`);
process.exit(outcomes.every(({ ok }) => ok) ? 0 : 1);
