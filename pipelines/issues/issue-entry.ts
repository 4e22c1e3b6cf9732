/** One step in the life of a hot issue. */
export interface IssueEvent {
  /**
   * `merged`: took another in; `merged_into`: went into another; `split`: lost a part; `split_from`: is such a part;
   * `dissolved`: its records were withdrawn.
   */
  kind: 'created' | 'merged' | 'merged_into' | 'split' | 'split_from' | 'dissolved';
  /** The data's own time (latest record known then), Beijing, or null when no record carried a time. */
  at: string | null;
  /** The other issue of a merge or split. */
  other?: string;
}

/** An issue in the ledger, alive or gone. */
export interface IssueEntry {
  id: string;
  /** Leader of its cluster; -1 once merged or dissolved. */
  leader: number;
  merged_into?: string;
  label: string;
  size: number;
  distinct_texts: number;
  /** Σ item_heat over different texts. */
  interaction: number;
  /** Record numbers of telling, different originals, the most central first. */
  representatives: number[];
  history: IssueEvent[];
}
