import { describe, expect, it } from 'vitest';
import { playwrightTally, tallyLine, total, vitestTally } from './tally.mjs';

const passed = { status: 'passed' };

describe('tallies', () => {
  it('counts a vitest file that could not be loaded as a failure', () => {
    const report = {
      numPassedTests: 1,
      numFailedTests: 0,
      numPendingTests: 2,
      numTodoTests: 1,
      testResults: [
        { status: 'passed', assertionResults: [passed] },
        { status: 'failed', assertionResults: [] },
      ],
    };
    expect(vitestTally(report)).toEqual({ passed: 1, failed: 1, skipped: 3 });
  });

  it('does not count a failed test twice', () => {
    const testResults = [{ status: 'failed', assertionResults: [passed, { status: 'failed' }] }];
    expect(vitestTally({ numPassedTests: 1, numFailedTests: 1, numPendingTests: 0, numTodoTests: 0, testResults }).failed).toBe(1);
  });

  it('counts flaky journeys as passed and errors around them as failed', () => {
    expect(playwrightTally({ stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 2 }, errors: ['x'] })).toEqual({
      passed: 4,
      failed: 2,
      skipped: 2,
    });
  });

  it('ends in one line', () => {
    const sum = total([
      { passed: 1, failed: 0, skipped: 2 },
      { passed: 3, failed: 1, skipped: 0 },
    ]);
    expect(tallyLine(sum)).toBe('4 passed, 1 failed, 2 skipped');
  });
});
