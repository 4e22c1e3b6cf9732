import { expect, it } from 'vitest';
import { chosenTests, needsDashboard } from '../needs.ts';

it('browser tests need the built dashboard; unit, SQL and architecture tests do not', () => {
  expect(needsDashboard(['tests/e2e/gaps.test.ts'])).toBe(true);
  for (const folder of ['tests/unit', 'tests/sql', 'tests/architecture'])
    expect(needsDashboard(chosenTests([folder]))).toBe(false);
});

it('chooses files as Vitest does: by part of the path, with or without a line, all without a name', () => {
  expect(chosenTests(['unit/test-needs'])).toEqual(['tests/unit/test-needs.test.ts']);
  expect(chosenTests(['tests/unit/test-needs.test.ts:4', '--reporter=dot'])).toEqual(['tests/unit/test-needs.test.ts']);
  expect(chosenTests(['--reporter=dot']).length).toBeGreaterThan(50);
  expect(chosenTests(['nothing-like-this'])).toEqual([]);
});
