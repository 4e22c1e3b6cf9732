// Installs what package-lock.json asks for, once: of two commands started together with a changed lock file, one
// installs and the other waits. Plain JavaScript without dependencies, since it runs before there are any.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An installation takes minutes at most; an older lock belongs to a process that is gone. */
const LONGEST_MS = 30 * 60_000;
const LOOK_EVERY_MS = 300;

/**
 * @param root folder of package-lock.json
 * @param effects `install` runs npm and throws when it fails; `log` reports to the user
 */
export function installOnce(root, { install, log }) {
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  const stamp = join(root, 'node_modules', '.zhisheng-installed');
  const isInstalled = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
  if (isInstalled()) return;
  // Beside node_modules, which npm removes.
  const lock = join(root, '.installing');
  let hasWaited = false;
  while (!take(lock)) {
    if (!hasWaited) log('另一个命令正在安装依赖，等它完成……');
    hasWaited = true;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOOK_EVERY_MS);
  }
  try {
    if (isInstalled()) return;
    log('正在安装依赖（首次约一分钟）……');
    install();
    writeFileSync(stamp, wanted);
  } finally {
    rmSync(lock, { force: true });
  }
}

/** Takes the lock, or that of a process that has ended; false while another process holds it. */
function take(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  try {
    const owner = Number(readFileSync(lock, 'utf8'));
    // Between creation and the first byte the file is empty: its owner is at work.
    if (owner === 0 && Date.now() - statSync(lock).mtimeMs < LOOK_EVERY_MS * 10) return false;
    if (isAtWork(owner) && Date.now() - statSync(lock).mtimeMs < LONGEST_MS) return false;
    rmSync(lock, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return false;
}

function isAtWork(pid) {
  if (pid === 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of another user may not be asked, but it is there.
    return error.code === 'EPERM';
  }
}
