/**
 * How many of what began reached each step: centred bars on one scale, drawn on the server so that they are there
 * before any script.
 */
import { RATE_NEEDS } from '#lib/domain/suppression.ts';
import { formatInteger, formatPercent } from '#lib/domain/format.ts';
import type { ChartTable } from './table.ts';

export interface FunnelStep {
  key: string;
  label: string;
  count: number;
}

export interface FunnelBar extends FunnelStep {
  x: number;
  y: number;
  width: number;
  height: number;
  /** 62 个，占 81.6% */
  words: string;
}

const ROW = 34;
const BAR = 24;
/** Room for names at the left and for the words at the right. */
const SIDE = { left: 96, right: 150 };

/** @param base what the shares are of; the first step unless given */
export function layoutFunnel(
  steps: readonly FunnelStep[],
  unit: string,
  width: number,
  base: number | null = null
): { width: number; height: number; bars: FunnelBar[] } {
  const whole = base ?? steps[0]?.count ?? 0;
  const top = Math.max(1, ...steps.map((step) => step.count));
  const room = Math.max(40, width - SIDE.left - SIDE.right);
  const bars = steps.map((step, i) => {
    const long = step.count === 0 ? 0 : Math.max(1, Math.round((step.count / top) * room));
    return {
      ...step,
      x: SIDE.left + (room - long) / 2,
      y: i * ROW + (ROW - BAR) / 2,
      width: long,
      height: BAR,
      words: `${formatInteger(step.count)} ${unit}${whole >= RATE_NEEDS ? `，占 ${formatPercent(step.count / whole)}` : ''}`
    };
  });
  return { width, height: steps.length * ROW, bars };
}

/** The step at which most are lost, in words; what is still running is lost as well. */
export function funnelSummary(steps: readonly FunnelStep[], unit: string): string {
  const [first] = steps;
  const last = steps.at(-1);
  if (!first || !last || first.count === 0) return '没有记录';
  const losses = steps.slice(1).map((step, i) => ({ from: steps[i]!, to: step, lost: steps[i]!.count - step.count }));
  const worst = losses.reduce<(typeof losses)[number] | null>(
    (most, loss) => (most === null || loss.lost > most.lost ? loss : most),
    null
  );
  const drop =
    worst && worst.lost > 0
      ? `，少得最多的一步是${worst.from.label}到${worst.to.label}（少 ${formatInteger(worst.lost)} ${unit}）`
      : '';
  return `${first.label} ${formatInteger(first.count)} ${unit}，到${last.label} ${formatInteger(last.count)} ${unit}${first.count >= RATE_NEEDS ? `（${formatPercent(last.count / first.count)}）` : ''}${drop}。`;
}

export function funnelTable(steps: readonly FunnelStep[], unit: string, base: number | null = null): ChartTable {
  const whole = base ?? steps[0]?.count ?? 0;
  return {
    columns: [
      { key: 'step', label: '环节' },
      { key: 'count', label: unit, numeric: true },
      { key: 'share', label: '占比', numeric: true }
    ],
    rows: steps.map((step) => ({
      step: step.label,
      count: step.count,
      share: whole >= RATE_NEEDS ? formatPercent(step.count / whole) : '—'
    }))
  };
}
