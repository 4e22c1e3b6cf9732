import { describe, expect, it } from 'vitest';
import type { MapGeometry } from '#lib/charts/geometry.ts';
import { searchCells } from '../../src/routes/search/search-cells.ts';

const shape = (region_code: string) => ({ region_code, region_name: region_code, path: '', x: 0, y: 0, room: 0 });
const geometry = (codes: string[]): MapGeometry => ({
  kind: 'sketch',
  mark: '示意图',
  width: 1,
  height: 1,
  shapes: codes.map(shape),
  borders: ''
});
const url = new URL('http://x/search?q=欠薪');
const hits = [{ value: '610102', label: '新城区', record_count: 3 }];
const drawn = (codes: string[], own: string | null) =>
  searchCells(hits, geometry(codes), url, own).map(({ region_code, value }) => [region_code, value]);

describe('hits on the map of a search', () => {
  it('are zero where all is read and nothing was found', () => {
    expect(drawn(['610102', '610103', '610302'], null)).toEqual([
      ['610102', 3],
      ['610103', 0],
      ['610302', 0]
    ]);
  });
  it('are unknown, not zero, in places whose records the unit does not read', () => {
    expect(drawn(['610102', '610103', '610302'], '610100')).toEqual([
      ['610102', 3],
      ['610103', 0]
    ]);
    expect(drawn(['610102', '610103'], '610102')).toEqual([['610102', 3]]);
    expect(drawn(['610102', '610103'], '610103')).toEqual([
      ['610102', 3],
      ['610103', 0]
    ]);
  });
});
