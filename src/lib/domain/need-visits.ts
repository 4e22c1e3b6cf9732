/** 热而不访: requests per 10,000 workers against effective visits, region by region, in thirds. Pure. */
import { emptyCoverage, type CoverageCell } from './coverage.ts';
import type { Place } from './coverage-view.ts';
import type { Figure } from './suppression.ts';

/** The two indicators of the map. */
export const NEED_INDICATOR = 'A12N';
export const VISIT_INDICATOR = 'A10';

/** 0 lowest, 2 highest third of the shown regions. */
export type Third = 0 | 1 | 2;

export interface NeedCell {
  code: string;
  name: string;
  need: Figure;
  visits: Figure;
  /** Null where one of the two has no number. */
  thirds: { need: Third; visits: Third } | null;
}

const THIRD_WORDS: Record<'need' | 'visits', [string, string, string]> = {
  need: ['诉求少', '诉求中等', '诉求多'],
  visits: ['走访少', '走访中等', '走访多']
};

/** Every region with both figures and its thirds; regions whose two figures cannot be read are left without. */
export function needVisits(
  places: readonly Place[],
  needs: ReadonlyMap<string, CoverageCell>,
  visits: ReadonlyMap<string, CoverageCell>
): NeedCell[] {
  const cells = places.map(({ code, name }) => {
    const visited = visits.get(code) ?? emptyCoverage(code, name);
    return {
      code,
      name,
      need: (needs.get(code) ?? emptyCoverage(code, name)).figure,
      visits: visited.figure.value === null ? visited.figure : (visited.effective ?? visited.figure)
    };
  });
  const shown = cells.filter((cell) => cell.need.value !== null && cell.visits.value !== null);
  const needThird = thirdOf(shown.map((cell) => cell.need.value!));
  const visitThird = thirdOf(shown.map((cell) => cell.visits.value!));
  return cells.map((cell) => ({
    ...cell,
    thirds:
      cell.need.value === null || cell.visits.value === null
        ? null
        : { need: needThird(cell.need.value), visits: visitThird(cell.visits.value) }
  }));
}

/** Equal values fall into the same third. */
function thirdOf(values: readonly number[]): (value: number) => Third {
  const sorted = [...values].sort((a, b) => a - b);
  const low = sorted[Math.floor(sorted.length / 3)] ?? 0;
  const high = sorted[Math.floor((sorted.length * 2) / 3)] ?? 0;
  return (value) => (value >= high && high > low ? 2 : value >= low && high > low ? 1 : 0);
}

/** Many requests and few visits. */
export function isHotUnvisited({ thirds }: NeedCell): boolean {
  return thirds?.need === 2 && thirds.visits === 0;
}

/** The corner first, then by how much they ask and how little they are visited; regions without thirds last. */
export function rankNeed(cells: readonly NeedCell[]): NeedCell[] {
  const rank = ({ thirds }: NeedCell) => (thirds ? 4 - thirds.need + thirds.visits : 9);
  return [...cells].sort(
    (a, b) => rank(a) - rank(b) || (b.need.value ?? 0) - (a.need.value ?? 0) || (a.code < b.code ? -1 : 1)
  );
}

/** 诉求多、走访少 */
export function thirdWords({ need, visits }: { need: Third; visits: Third }): string {
  return `${THIRD_WORDS.need[need]}、${THIRD_WORDS.visits[visits]}`;
}

/** 2026年10月末，可比的 98 个地区中 9 个诉求多、走访少：…。 */
export function needSentence(cells: readonly NeedCell[], when: string): string {
  const shown = cells.filter((cell) => cell.thirds !== null);
  const hot = rankNeed(shown.filter(isHotUnvisited));
  if (shown.length < 3) return `${when}，能比较的地区不足 3 个，分不出诉求多、走访少的地方。`;
  const unsure = shown.filter(
    (cell) => cell.need.state === 'small_sample' || cell.visits.state === 'small_sample'
  ).length;
  const sure = unsure > 0 ? `；其中 ${unsure} 个地区样本少，档次仅供参考` : '';
  if (hot.length === 0) return `${when}，可比的 ${shown.length} 个地区中没有诉求多而走访少的${sure}。`;
  return `${when}，可比的 ${shown.length} 个地区中 ${hot.length} 个诉求多、走访少：${hot
    .slice(0, 5)
    .map((cell) => cell.name)
    .join('、')}${hot.length > 5 ? ' 等' : ''}${sure}。`;
}
