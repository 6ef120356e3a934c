import { expect, test } from 'vitest';
import { stepProblem } from './go-to-problem';

test('F8 goes round through the problems, either way', () => {
  expect(stepProblem(0, null, 1)).toBeNull();
  expect([stepProblem(3, null, 1), stepProblem(3, 0, 1), stepProblem(3, 2, 1)]).toEqual([0, 1, 0]);
  expect([stepProblem(3, null, -1), stepProblem(3, 0, -1)]).toEqual([2, 2]);
});

test('a problem that is gone meanwhile does not stop the round', () => {
  expect(stepProblem(2, 5, 1)).toBeLessThan(2);
});
