import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { InputError } from '#lib/domain/errors.ts';
import {
  againstWords,
  hrefOf,
  parseFilters,
  sharedParams,
  withFilters,
  type FilterDefaults,
  type Filters
} from '#lib/domain/filters.ts';

const defaults: FilterDefaults = { period: { kind: 'month', year: 2026, index: 10 }, compare: 'prev' };

const anyFilters: fc.Arbitrary<Filters> = fc.record({
  scope: fc.option(fc.stringMatching(/^[A-Za-z0-9_-]{1,20}$/), { nil: null }),
  period: fc.oneof(
    fc.record({
      kind: fc.constant('month' as const),
      year: fc.integer({ min: 2020, max: 2030 }),
      index: fc.integer({ min: 1, max: 12 })
    }),
    fc.record({ kind: fc.constant('year' as const), year: fc.integer({ min: 2020, max: 2030 }), index: fc.constant(1) })
  ),
  compare: fc.constantFrom('prev' as const, 'year' as const)
});

describe('filters', () => {
  it('come back from the URL as they went in', () => {
    fc.assert(
      fc.property(anyFilters, (filters) => {
        expect(parseFilters(withFilters(new URLSearchParams(), filters, defaults), defaults)).toEqual(filters);
      })
    );
  });

  it('never write a default into the URL', () => {
    const params = withFilters(
      new URLSearchParams('period=2026-09&compare=year'),
      { scope: null, ...defaults },
      defaults
    );
    expect(params.toString()).toBe('');
    expect(hrefOf('/coverage', params)).toBe('/coverage');
  });

  it('ignore parameters that belong to a page, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (name, value) => {
        fc.pre(!['scope', 'period', 'compare'].includes(name));
        const params = new URLSearchParams([[name, value]]);
        expect(parseFilters(params, defaults)).toEqual({ scope: null, ...defaults });
      })
    );
  });

  it.each([
    ['period', '2026-13'],
    ['period', 'last'],
    ['compare', 'target'],
    ['scope', "x'; drop table"]
  ])('refuse %s=%s with a hint', (name, value) => {
    const read = () => parseFilters(new URLSearchParams([[name, value]]), defaults);
    expect(read).toThrow(InputError);
    expect(read).toThrow(/无法识别/);
  });

  it('take an empty value as absent, as a plain form sends it', () => {
    expect(parseFilters(new URLSearchParams('scope=&period=&compare='), defaults)).toEqual({
      scope: null,
      ...defaults
    });
  });

  it('keep the page’s own parameters but not its page number', () => {
    const params = withFilters(new URLSearchParams('topic=T01&page=7'), { compare: 'year' }, defaults);
    expect(params.toString()).toBe('topic=T01&compare=year');
    expect(sharedParams(params).toString()).toBe('compare=year');
  });

  it('name the comparison in the reader’s words', () => {
    expect(againstWords({ period: defaults.period, compare: 'prev' })).toBe('上月');
    expect(againstWords({ period: { kind: 'quarter', year: 2026, index: 3 }, compare: 'prev' })).toBe('上季度');
    expect(againstWords({ period: defaults.period, compare: 'year' })).toBe('去年同期');
  });
});
