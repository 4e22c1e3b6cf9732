/** The notes that charts over time show, from the frame to every chart. */
import { getContext, setContext } from 'svelte';
import type { DayNote } from '#lib/domain/chart-notes.ts';

export interface ShownNotes {
  notes: DayNote[];
  /** Where the visitor writes one; null who may not. */
  write: string | null;
}

const KEY = Symbol('notes on days');
const NONE: ShownNotes = { notes: [], write: null };

export function provideDayNotes(shown: () => ShownNotes): void {
  setContext(KEY, shown);
}

/** None outside the frame. */
export function shownNotes(): () => ShownNotes {
  return getContext<(() => ShownNotes) | undefined>(KEY) ?? (() => NONE);
}
