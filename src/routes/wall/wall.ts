/** The pages of the wall (大屏), in the order in which they turn. Pure. */
import { InputError } from '#lib/domain/errors.ts';
import type { Change } from '#lib/domain/format.ts';
import { hasNumber, STATE_LABELS } from '#lib/domain/states.ts';
import type { Figure } from '#lib/domain/suppression.ts';

export const WALL_PAGES = {
  overview: '总览',
  map: '覆盖地图',
  gaps: '盲区清单',
  issues: '热点问题',
  petitions: '信访办理'
} as const;
export type WallPage = keyof typeof WALL_PAGES;

/** Seconds that a page stands: long enough to read its sentence and its list aloud. */
export const WALL_SECONDS = 25;

const ORDER = Object.keys(WALL_PAGES) as WallPage[];

/** @throws InputError for a page that the wall does not have */
export function parseWallPage(params: URLSearchParams): WallPage {
  const asked = params.get('show') || 'overview';
  const page = ORDER.find((at) => at === asked);
  if (!page)
    throw new InputError(
      'INPUT_INVALID',
      `大屏没有“${asked.slice(0, 40)}”这一页 — 网址中的页 — 数据没有变化`,
      `请写 ${ORDER.join('、')}`
    );
  return page;
}

/** The page `step` places on; after the last comes the first. */
export function wallPageAfter(page: WallPage, step: number): WallPage {
  return ORDER[(ORDER.indexOf(page) + step + ORDER.length) % ORDER.length]!;
}

/** 第 2 页，共 5 页 */
export function wallPlace(page: WallPage): string {
  return `第 ${ORDER.indexOf(page) + 1} 页，共 ${ORDER.length} 页`;
}

export interface WallFigure {
  label: string;
  value: string;
  unit: string;
  note: string;
}

export interface WallRow {
  key: string;
  title: string;
  /** Said beside the title, at the right. */
  mark: string;
  note: string;
}

/** One page as it is read from a distance: the sentence, at most six figures, at most six rows. */
export interface WallShown {
  sentence: string;
  figures: WallFigure[];
  rows: WallRow[];
  /** Name of the rows. */
  rows_title: string;
  /** Said in place of rows where there are none. */
  empty: string;
}

/** A key figure without anything to point at: its change, or why there is no number. */
export function wallFigure({
  label,
  figure,
  unit,
  change
}: {
  label: string;
  figure: Figure;
  unit: string;
  change: Change | null;
}): WallFigure {
  if (!hasNumber(figure.state)) return { label, value: figure.text, unit: '', note: STATE_LABELS[figure.state] };
  const sample = figure.state === 'small_sample' ? `样本少，共 ${figure.denominator}` : '';
  return {
    label,
    value: figure.text,
    unit: unit === '%' ? '' : unit,
    note: [change?.text ?? '', sample].filter((part) => part !== '').join('；')
  };
}
