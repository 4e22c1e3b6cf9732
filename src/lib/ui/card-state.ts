/** The four states of a card. */
export type CardState =
  | { kind: 'filled' }
  | { kind: 'empty'; would: string; why: string; next: string; href?: string; action?: string }
  /** Shown with its content: 数据截至 10月8日，之后的批次未能装入 */
  | { kind: 'stale'; message: string }
  | { kind: 'failed'; message: string; hint: string; error_id: string };
