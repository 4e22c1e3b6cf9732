import { fork, spawn, type ChildProcess } from 'node:child_process';

/**
 * A child that ended by itself is started again after this long, so that one that cannot start does not take the
 * machine.
 */
const AGAIN_MS = 2000;
const LAST_WAIT_MS = 5000;

/**
 * Keeps a child process running a script until it is stopped, and starts it again when it dies: reading a file of a
 * stranger may end it. The channel between the two closes with either. Returns the function that stops it.
 */
export function keepChild(script: string, args: string[], log: (line: string) => void): () => Promise<void> {
  let isStopped = false;
  let child: ChildProcess | undefined;
  let timer: NodeJS.Timeout | undefined;
  const start = () => {
    child = fork(script, args, { execArgv: ['--import', 'tsx'], stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    child.once('exit', (code, signal) => {
      if (isStopped) return;
      log(`识别报送文件的进程已中断（${signal ?? code ?? ''}），重新启动`);
      timer = setTimeout(start, AGAIN_MS);
    });
  };
  start();
  return async () => {
    isStopped = true;
    clearTimeout(timer);
    const last = child;
    if (!last || last.exitCode !== null || last.signalCode !== null) return;
    const ended = new Promise<void>((resolve) => last.once('exit', () => resolve()));
    last.kill('SIGTERM');
    const forced = setTimeout(() => last.kill('SIGKILL'), LAST_WAIT_MS);
    await ended;
    clearTimeout(forced);
  };
}

/**
 * Runs a script once in a process of its own, which takes its memory with it when it ends. Resolves with its exit
 * code, null where a signal ended it; the child is told to stop when `signal` is aborted.
 */
export function runChild(script: string, args: string[], signal: AbortSignal): Promise<number | null> {
  if (signal.aborted) return Promise.resolve(null);
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    stdio: ['ignore', 'inherit', 'inherit']
  });
  const stop = () => child.kill('SIGTERM');
  signal.addEventListener('abort', stop, { once: true });
  return new Promise((resolve) => {
    const ended = (code: number | null) => {
      signal.removeEventListener('abort', stop);
      resolve(code);
    };
    child.once('exit', ended);
    child.once('error', () => ended(null));
  });
}
