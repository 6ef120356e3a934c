// Fails when package-lock.json lacks a platform's binary or names a registry.
import { readFileSync } from 'node:fs';
import { lockFaults } from '../src/lock-check.mjs';

const lock = JSON.parse(readFileSync(new URL('../../../package-lock.json', import.meta.url), 'utf8'));
const faults = lockFaults(lock);
for (const fault of faults) console.error(fault);
process.exit(faults.length === 0 ? 0 : 1);
