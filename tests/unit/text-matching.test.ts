import { describe, expect, it } from 'vitest';
import { buildGazetteer, resolvePlaces, type RegionEntry } from '#lib/text/places.ts';
import { KeywordMatcher } from '#lib/text/keyword-matcher.ts';
import { normalisedCodes } from '#lib/text/normalise.ts';
import fc from 'fast-check';

describe('KeywordMatcher', () => {
  it('finds what a plain search finds, everywhere', () => {
    const letters = fc.constantFrom('欠', '薪', '工', '资', '不');
    const word = fc.array(letters, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        fc.uniqueArray(word, { minLength: 1, maxLength: 12 }),
        fc.array(letters, { maxLength: 40 }).map((parts) => parts.join('')),
        (words, text) => {
          const matcher = new KeywordMatcher(words);
          matcher.scan(normalisedCodes(text));
          const found = Array.from(
            { length: matcher.hits },
            (_, h) => `${matcher.words[matcher.hitWord[h] as number]}@${matcher.hitStart[h]}`
          ).sort();
          const expected = words
            .flatMap((one) =>
              Array.from({ length: text.length }, (_, at) => at)
                .filter((at) => text.startsWith(one, at))
                .map((at) => `${one}@${at}`)
            )
            .sort();
          expect(found).toEqual(expected);
        }
      ),
      { numRuns: 400 }
    );
  });
});

describe('places of a shared name', () => {
  const regions: RegionEntry[] = [
    { code: '610100', name: '甲市', level: 'city', parent: '610000', aliases: ['甲'], successor: '' },
    { code: '610200', name: '乙市', level: 'city', parent: '610000', aliases: [], successor: '' },
    { code: '610101', name: '河东区', level: 'county', parent: '610100', aliases: [], successor: '' },
    { code: '610201', name: '河东区', level: 'county', parent: '610200', aliases: [], successor: '' },
    { code: '610202', name: '旧山县', level: 'county', parent: '610200', aliases: [], successor: '610203' },
    { code: '610203', name: '新山市', level: 'county', parent: '610200', aliases: [], successor: '' }
  ];
  const gazetteer = buildGazetteer(regions);
  const hits = (text: string) => {
    const matcher = new KeywordMatcher(gazetteer.words.flat());
    matcher.scan(normalisedCodes(text));
    return Array.from({ length: matcher.hits }, (_, h) => ({
      place: matcher.hitWord[h] as number,
      start: matcher.hitStart[h] as number,
      end: (matcher.hitStart[h] as number) + (matcher.words[matcher.hitWord[h] as number] as string).length
    }));
  };
  const places = (text: string, agency = '') => resolvePlaces(gazetteer, text, hits(text), hits(agency));

  it('goes by the city named in the text or by the agency, else stays open', () => {
    expect(places('乙市河东区的厂').regions).toEqual(['610201']);
    expect(places('河东区的厂', '甲市总工会').regions).toEqual(['610101']);
    expect(places('河东区的厂')).toMatchObject({ regions: [], regions_open: ['河东区'] });
  });
  it('leads an abolished county to its successor, and falls back to the agency', () => {
    expect(places('旧山县的矿').regions).toEqual(['610203']);
    expect(places('厂里欠薪', '新山市总工会')).toMatchObject({
      regions: ['610203'],
      region_evidence: [{ code: '610203', source: 'agency' }]
    });
  });
});
