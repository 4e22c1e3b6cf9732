import { describe, expect, it } from 'vitest';
import { ROUTES } from '#lib/domain/access/routes.ts';
import { FACETS, REFS } from '#lib/search/request.ts';
import { strayParameters, strayWords } from '#lib/domain/page-parameters.ts';

const strays = (route: string, query: string) => strayParameters(route, new URLSearchParams(query));

describe('parameters of an address', () => {
  it('are known to every page where they are shared or its own', () => {
    for (const route of Object.keys(ROUTES)) expect(strays(route, 'scope=610100&period=2026-11')).toEqual([]);
    expect(strays('/gaps', 'region=610827&severity=high&page=2')).toEqual([]);
    expect([...FACETS, ...REFS].flatMap((name) => strays('/search', `${name}=1`))).toEqual([]);
    expect(strays('/gaps/[gap]', '/assign=&scope=6108')).toEqual([]);
  });

  it('that a page does not know are named with what was probably meant', () => {
    expect(strays('/gaps', 'area=610827')).toEqual([{ name: 'area', near: 'region' }]);
    expect(strays('/gaps', 'regoin=610827')).toEqual([{ name: 'regoin', near: 'region' }]);
    expect(strays('/visits', 'month=2026-11')).toEqual([{ name: 'month', near: 'period' }]);
    expect(strays('/visits', 'org=610100&zzzz=1').map(({ near }) => near)).toEqual(['scope', null]);
    expect(strayWords(strays('/gaps', 'area=1'))).toBe('网址里的条件“area”本页没有，没有用上；是不是要写“region”？');
  });
});
