import { dataVersionOf } from '#pipelines/run/build-step.ts';
import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '..', '..');
const copy = mkdtempSync(join(tmpdir(), 'zhisheng-rules-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('data version', () => {
  for (const folder of ['sql', 'src/lib', 'pipelines'])
    cpSync(join(PROJECT, folder), join(copy, folder), { recursive: true });
  const version = () => dataVersionOf([], [], 'annotated', { corrections: [], enterprises: [], studies: [] }, copy);

  it.each([
    ['the rule for labels of hot issues', 'src/lib/issues/label.ts'],
    ['the grouping of hot issues', 'pipelines/issues/identity.ts'],
    ['a model', 'sql/models/30_marts/issues.sql'],
    ['an indicator', 'src/lib/domain/metrics.ts']
  ])('changes with %s, so that the change is published without new data', (_, path) => {
    const before = version();
    expect(version()).toBe(before);
    appendFileSync(join(copy, path), '\n');
    expect(version()).not.toBe(before);
  });

  it('stays with what only a page shows', () => {
    const before = version();
    appendFileSync(join(copy, 'src/lib/domain/help.ts'), '\n');
    expect(version()).toBe(before);
  });
});
