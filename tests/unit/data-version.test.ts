import { dataVersionOf } from '#pipelines/run/build-step.ts';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '..', '..');
const copy = mkdtempSync(join(tmpdir(), 'zhisheng-rules-'));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

describe('data version', () => {
  for (const folder of ['sql', 'src/lib', 'pipelines'])
    cpSync(join(PROJECT, folder), join(copy, folder), { recursive: true });
  const version = () =>
    dataVersionOf([], [], 'annotated', { corrections: [], enterprises: [], studies: [], issues: [] }, copy);
  const edit = (path: string, from: RegExp, to: string) => {
    const text = readFileSync(join(copy, path), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(join(copy, path), text.replace(from, to));
  };

  it.each([
    ['the days a source stays fresh', 'pipelines/sources/pipelines.ts', /freshDays: \d+/, 'freshDays: 99'],
    ['the key of studies that are worked on here', 'src/lib/domain/study.ts', /`([^`]*)\$\{/, '`X$1${'],
    ['the rule for labels of hot issues', 'src/lib/issues/label.ts', /$/, '\n'],
    ['the grouping of hot issues', 'pipelines/issues/identity.ts', /$/, '\n'],
    ['a model', 'sql/models/30_marts/issues.sql', /$/, '\n'],
    ['a check', 'sql/checks/../models/20_core/petitions.sql', /$/, '\n'],
    ['an indicator', 'src/lib/domain/metrics.ts', /$/, '\n'],
    ['the words of an indicator', 'src/lib/domain/metrics/visits.ts', /困难企业/, '困难单位'],
    ['the way companies are recognised', 'src/lib/text/enterprises.ts', /0\.92/, '0.93']
  ])('changes with %s, so that the change is published without new data', (_, path, from, to) => {
    const before = version();
    expect(version()).toBe(before);
    edit(path, from, to);
    expect(version()).not.toBe(before);
  });

  it.each([
    'src/lib/domain/overview-words.ts',
    'src/lib/contracts/query-types.gen.ts',
    'sql/queries/overview/volumes.sql',
    'src/lib/briefing/words.ts',
    'pipelines/commands/status.ts'
  ])('stays with what only a page, a briefing or a command shows: %s', (path) => {
    const before = version();
    edit(path, /$/, '\n');
    expect(version()).toBe(before);
  });
});
