/** How far a dropped file is, from what was asked last and what the pipelines answered. */
import type { Answer } from './answer.ts';
import type { SubmissionRequest } from './request.ts';

export type Stage =
  | 'waiting_read'
  | 'reading'
  | 'ready'
  | 'unreadable'
  | 'waiting_load'
  | 'loading'
  | 'loaded'
  | 'waiting_undo'
  | 'undoing'
  | 'undone'
  | 'discarded';

const WAITING = { inspect: 'waiting_read', load: 'waiting_load', undo: 'waiting_undo' } as const;
const STATES: Record<Answer['state'], Stage> = {
  inspecting: 'reading',
  inspected: 'ready',
  unreadable: 'unreadable',
  loading: 'loading',
  loaded: 'loaded',
  undoing: 'undoing',
  undone: 'undone',
  discarded: 'discarded'
};

/** @param newest the newest request that decides something about the file */
export function stageOf(newest: Pick<SubmissionRequest, 'kind' | 'request_id'>, answer: Answer | null): Stage {
  if (newest.kind === 'discard') return 'discarded';
  if (newest.kind === 'refused' || (answer && answer.request_id >= newest.request_id))
    return answer ? STATES[answer.state] : 'waiting_read';
  return WAITING[newest.kind];
}

/** Stages that go on by themselves: the page looks again. */
export function isMoving(stage: Stage): boolean {
  return ['waiting_read', 'reading', 'waiting_load', 'loading', 'waiting_undo', 'undoing'].includes(stage);
}

/** Stages in which the person has something to decide. */
export function isOpen(stage: Stage): boolean {
  return stage === 'ready' || stage === 'unreadable' || isMoving(stage);
}

/** The activity of the pipelines, as the page can see it. */
export interface Machine {
  /** False when the process that reads files gives no sign of life. */
  is_reading: boolean;
  /** The run that holds the data, or null. */
  run: { started_at: string; done: string[] } | null;
}

/** The stage in words: what happens, and why it does not where it does not. */
export function stageText(stage: Stage, machine: Machine, now: Date): string {
  switch (stage) {
    case 'waiting_read':
      return machine.is_reading ? '排队等待识别' : NOT_RUNNING;
    case 'reading':
      return machine.is_reading ? '正在识别' : '识别到一半时程序停了，程序恢复后自动重新识别';
    case 'ready':
      return '已识别，等您核对后入库';
    case 'unreadable':
      return '读不出来';
    case 'waiting_load':
    case 'waiting_undo': {
      const what = stage === 'waiting_load' ? '入库' : '撤销';
      if (machine.run) return `正在进行另一次更新（${runText(machine.run, now)}），排在其后${what}`;
      return machine.is_reading ? `即将${what}` : `${NOT_RUNNING}，恢复后自动${what}`;
    }
    case 'loading':
      return movingText('入库', machine, now);
    case 'undoing':
      return movingText('撤销', machine, now);
    case 'loaded':
      return '已入库';
    case 'undone':
      return '已撤销';
    case 'discarded':
      return '已放弃';
  }
}

const NOT_RUNNING = '后台程序没有运行，文件已收好，请告诉系统管理员';

function movingText(what: string, { run, is_reading }: Machine, now: Date): string {
  if (run) return `正在${what}：${runText(run, now)}`;
  return is_reading ? `正在${what}` : `${what}到一半时程序停了，程序恢复后接着做，不会重复计数`;
}

function runText({ started_at, done }: NonNullable<Machine['run']>, now: Date): string {
  const seconds = Math.max(0, Math.round((now.getTime() - new Date(started_at).getTime()) / 1000));
  const time = seconds < 120 ? `${seconds} 秒` : `${Math.round(seconds / 60)} 分钟`;
  return done.length === 0 ? `已 ${time}` : `已 ${time}，完成${done.join('、')}`;
}
