import { describe, expect, it } from 'vitest';
import { decideFigure, withoutNumber } from '#lib/domain/suppression.ts';
import {
  parseWallPage,
  WALL_PAGES,
  wallFigure,
  wallPageAfter,
  wallPlace,
  type WallPage
} from '../../src/routes/wall/wall.ts';

describe('the wall', () => {
  it('turns through every page once and begins again, both ways', () => {
    const pages = Object.keys(WALL_PAGES) as WallPage[];
    let at: WallPage = 'overview';
    const seen = pages.map(() => (at = wallPageAfter(at, 1)));
    expect(new Set(seen).size).toBe(pages.length);
    expect(at).toBe('overview');
    expect(wallPageAfter('overview', -1)).toBe(pages.at(-1));
    expect(wallPlace('gaps')).toBe('第 3 页，共 5 页');
    expect(() => parseWallPage(new URLSearchParams('show=posts'))).toThrow('大屏没有');
  });

  it('says why there is no number instead of a zero, and that a sample is small', () => {
    const shown = (figure: Parameters<typeof wallFigure>[0]['figure']) =>
      wallFigure({ label: '按期办结率', figure, unit: '%', change: null });
    expect(shown(withoutNumber('not_submitted'))).toMatchObject({ value: '未报送', unit: '', note: '未报送' });
    expect(shown(decideFigure({ measure: 'share', of: 'records', numerator: 8, denominator: 16 })).note).toBe(
      '样本少，共 16'
    );
  });
});
