import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { conditionsNow, putSection, sectionOf, type Conditions } from '../bench/results.ts';

const conditions: Conditions = {
  commit: '`abc1234`',
  date: '2026-01-02',
  machine: '2 cores, 24 GiB, Node 20.20.2, linux x64',
  settings: ['BENCH_ROWS=50000', 'DATA_DIR']
};
const section = (name: string, figure: string) => sectionOf(name, 'a title', [{ what: 'load', figure }], conditions);

describe('a section of RESULTS.md', () => {
  it('states commit, date, machine, settings, how to repeat it, the figure and its ratio', () => {
    const text = sectionOf('load', 'a CSV', [{ what: 'accept', figure: '0.3 s', ratio: '1.2× bare' }], conditions);
    const words = text.replaceAll(/\s+/g, ' ');
    for (const part of ['`abc1234`', '2026-01-02', '2 cores, 24 GiB, Node 20.20.2', '`BENCH_ROWS=50000`', '`DATA_DIR`'])
      expect(words).toContain(part);
    expect(words).toContain('`npm run bench -- load`');
    expect(words).toContain('- accept: **0.3 s**; ratio 1.2× bare');
  });

  it('has no line longer than 120 characters, and loses no word when it breaks one', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { minLength: 1, maxLength: 60 }), (words) => {
        const text = sectionOf('x', 'a title', [{ what: words.join(' '), figure: '1 s' }], conditions);
        expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(120);
        expect(text.replaceAll(/\s+/g, ' ')).toContain(`- ${words.join(' ')}: **1 s**`);
      })
    );
  });
});

describe('writing a section', () => {
  const before = `# Results\n\nIntroduction.\n\n${section('load', '1 s')}\n\n${section('search', '2 s')}\n\n## By hand\n`;

  it('replaces the section of the same bench and keeps everything else byte for byte', () => {
    const after = putSection(before, 'load', section('load', '9 s'));
    expect(after).toBe(before.replace('**1 s**', '**9 s**'));
    expect(putSection(after, 'load', section('load', '9 s'))).toBe(after);
  });

  it('puts a new bench after the last one and before what people wrote below', () => {
    const after = putSection(before, 'intake', section('intake', '3 s'));
    const order = ['## load', '## search', '## intake', '## By hand'].map((heading) => after.indexOf(heading));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('begins the first section of an empty file', () => {
    expect(putSection('# Results\n', 'load', section('load', '1 s'))).toContain('# Results\n\n<!-- bench:load -->');
  });
});

it('conditions name the folders that were set without their paths', () => {
  const { settings, commit } = conditionsNow(new Date('2026-01-01T20:00:00Z'), {
    DATA_DIR: '/srv/secret',
    BENCH_ROWS: '5'
  });
  expect(settings).toEqual(['BENCH_ROWS=5', 'DATA_DIR']);
  expect(commit).toMatch(/^`[0-9a-f]{7}`/);
  expect(conditionsNow(new Date('2026-01-01T20:00:00Z'), {}).date).toBe('2026-01-02');
});
