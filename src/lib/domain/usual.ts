/** Range within which 95 % of counts fall when all is as usual, and where this one lies. `stats/usual.ts` finds it. */
export interface Usual {
  low: number;
  high: number;
  state: 'above' | 'below' | 'usual';
}
