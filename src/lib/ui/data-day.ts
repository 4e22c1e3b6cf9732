/** The day up to which the shown data was collected, from the frame to every card. */
import { getContext, setContext } from 'svelte';

const KEY = Symbol('day of the data');

export function provideDataDay(day: () => string | null): void {
  setContext(KEY, day);
}

/** Null outside the frame and before anything was published. */
export function dataDay(): () => string | null {
  return getContext<(() => string | null) | undefined>(KEY) ?? (() => null);
}
