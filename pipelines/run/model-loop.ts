import { describeError, ZhishengError } from '#lib/domain/errors.ts';
import { basename } from 'node:path';

/** Time in which several saved files become one rebuild, milliseconds. */
const SETTLE_MS = 150;
/** Wait before another attempt while a run holds the state folder, milliseconds. */
const BUSY_MS = 2000;
const SCHEMAS: Record<string, string> = { '10_staging': 'staging', '20_core': 'core', '30_marts': 'marts' };

/** `30_marts/volumes.sql` → `marts.volumes`; null for a file that is no model. */
export function relationOfFile(path: string): string | null {
  const [folder = '', file = '', ...deeper] = path.split(/[/\\]/);
  const schema = SCHEMAS[folder];
  if (schema === undefined || deeper.length > 0 || !/^\w+(\.gen)?\.sql$/.test(file)) return null;
  return `${schema}.${basename(file, '.sql').replace(/\.gen$/, '')}`;
}

export interface ModelLoopEffects {
  /** Makes the relations and their readers anew and publishes them. */
  rebuild(relations: string[]): Promise<void>;
  log(line: string): void;
  /** Calls `work` after some milliseconds. */
  later(ms: number, work: () => void): void;
}

/**
 * Rebuilds changed models, one rebuild at a time; what changes meanwhile waits for the next. A relation whose rebuild
 * failed stays due until one succeeds, since a rename often needs a second file. Where a whole build is needed
 * nothing stays due.
 */
export class ModelLoop {
  private readonly due = new Set<string>();
  private isBusy = false;
  private isScheduled = false;

  constructor(private readonly effects: ModelLoopEffects) {}

  /** Notes that the file of a relation changed. */
  changed(relation: string): void {
    this.due.add(relation);
    this.schedule(SETTLE_MS);
  }

  private schedule(ms: number): void {
    if (this.isScheduled) return;
    this.isScheduled = true;
    this.effects.later(ms, () => {
      this.isScheduled = false;
      void this.work();
    });
  }

  private async work(): Promise<void> {
    // The rebuild under way looks at what became due when it ends.
    if (this.isBusy || this.due.size === 0) return;
    this.isBusy = true;
    const relations = [...this.due].sort();
    this.due.clear();
    let hasFailed = false;
    try {
      await this.effects.rebuild(relations);
    } catch (error) {
      hasFailed = true;
      this.effects.log(describeError(error));
      const code = error instanceof ZhishengError ? error.code : '';
      if (code !== 'INPUT_INVALID') relations.forEach((relation) => this.due.add(relation));
      if (code === 'BUSY') this.schedule(BUSY_MS);
    } finally {
      this.isBusy = false;
    }
    if (!hasFailed && this.due.size > 0) this.schedule(0);
  }
}
