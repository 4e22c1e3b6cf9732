import { fork, type ChildProcess } from 'node:child_process';

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
