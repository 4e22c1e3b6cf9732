/** Takes the files of the form: each is streamed to disk below `inbox/submissions`, then noted in `app.db`. */
import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, statfs } from 'node:fs/promises';
import { once } from 'node:events';
import { join } from 'node:path';
import { addSubmission } from '#lib/app-db/submissions.ts';
import { InputError } from '#lib/domain/errors.ts';
import type { ScopeOption } from '#lib/domain/shell.ts';
import { theAppDb } from '#lib/server/app-db.ts';
import { config } from '#lib/server/config.ts';
import { readMultipart, type FileSink } from '#lib/server/multipart.ts';
import { STORED_FILE, SUBMISSIONS_FOLDER } from '#lib/submissions/request.ts';
import { redactName } from '#lib/text/redaction/redact-name.ts';
import { limitText, MOST_FILES, UPLOAD_LIMIT } from './limits.ts';

/** The space to keep free on the disk: a run needs room as well. */
const SPARE_BYTES = 1024 ** 3;
const LONGEST_NAME = 120;

interface Received {
  stored: string;
  file_name: string;
  byte_count: number;
  is_too_large: boolean;
}

/**
 * Returns the numbers of the submissions.
 * @throws InputError when a file is empty, too large or one too many; the others are kept
 */
export async function takeDroppedFiles(request: Request, scopes: readonly ScopeOption[], now: Date): Promise<number[]> {
  const folder = join(config.DATA_DIR, ...SUBMISSIONS_FOLDER);
  await mkdir(folder, { recursive: true });
  const expected = Number(request.headers.get('content-length') ?? 0);
  if (!(await hasRoom(folder, expected))) {
    await passOver(request.body);
    throw new InputError(
      'INPUT_INVALID',
      '服务器磁盘空间不够 — 报送 — 没有收下，数据没有变化',
      '请告诉系统管理员清理磁盘'
    );
  }
  const received: Received[] = [];
  let unitId = '';
  try {
    await readMultipart(bytesOf(request.body), request.headers.get('content-type') ?? '', {
      field: (name, value) => {
        if (name === 'unit') unitId = value;
      },
      file: (_name, fileName) => receive(folder, fileName, received)
    });
  } catch (error) {
    for (const { stored } of received) await rm(join(folder, stored), { recursive: true, force: true });
    throw error;
  }
  const unit = scopes.find((scope) => scope.org_id === unitId);
  return keep(folder, received, unit, now);
}

async function keep(folder: string, received: Received[], unit: ScopeOption | undefined, now: Date): Promise<number[]> {
  const good = received.filter(({ byte_count, is_too_large }) => byte_count > 0 && !is_too_large);
  const app = await theAppDb();
  const ids: number[] = [];
  for (const file of received) {
    const path = join(folder, file.stored);
    if (!good.includes(file)) {
      await rm(path, { recursive: true, force: true });
      continue;
    }
    await rename(join(path, `${STORED_FILE}.part`), join(path, STORED_FILE));
    const { stored, file_name, byte_count } = file;
    const named = { unit_org_id: unit?.org_id ?? null, unit_name: unit?.org_name ?? null };
    ids.push(await addSubmission(app, { stored, file_name, byte_count, ...named }, {}, now));
  }
  const bad = received.filter((file) => !good.includes(file)).map(({ file_name }) => `「${file_name}」`);
  if (received.length === 0)
    throw new InputError('INPUT_INVALID', '没有选文件 — 报送 — 数据没有变化', '请选择或拖入文件');
  if (bad.length > 0)
    throw new InputError(
      'INPUT_INVALID',
      `${bad.join('')}是空文件或超过 ${limitText(UPLOAD_LIMIT)} — 报送 — 没有收下${ids.length > 0 ? '，其余文件已收下' : ''}`,
      '大文件请按月或按单位拆开再拖入'
    );
  return ids;
}

async function receive(folder: string, fileName: string, received: Received[]): Promise<FileSink> {
  const name = fileName.split(/[\\/]/).at(-1)!.trim();
  // A form without a chosen file sends one part without a name.
  if (name === '') return { write: async () => undefined, end: async () => undefined };
  if (received.length >= MOST_FILES)
    throw new InputError('INPUT_INVALID', `一次最多 ${MOST_FILES} 个文件 — 报送 — 没有收下`, '请分几次拖入');
  const file: Received = {
    stored: randomUUID(),
    file_name: shortened(redactName(name).text),
    byte_count: 0,
    is_too_large: false
  };
  received.push(file);
  await mkdir(join(folder, file.stored));
  const stream = createWriteStream(join(folder, file.stored, `${STORED_FILE}.part`), { mode: 0o600 });
  return {
    async write(bytes) {
      file.byte_count += bytes.length;
      file.is_too_large ||= file.byte_count > UPLOAD_LIMIT;
      if (!file.is_too_large && !stream.write(bytes)) await once(stream, 'drain');
    },
    async end() {
      stream.end();
      await once(stream, 'close');
    }
  };
}

/** The name keeps its ending, which people look for. */
function shortened(name: string): string {
  if (name.length <= LONGEST_NAME) return name;
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return `${name.slice(0, LONGEST_NAME - ending.length - 1)}…${ending}`;
}

async function hasRoom(folder: string, bytes: number): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize > bytes + SPARE_BYTES;
}

async function* bytesOf(body: Request['body']): AsyncGenerator<Uint8Array> {
  const reader = body?.getReader();
  for (;;) {
    const next = await reader?.read();
    if (!next || next.done) return;
    yield next.value;
  }
}

/** A browser that is still sending takes an early answer for a broken connection. */
async function passOver(body: Request['body']): Promise<void> {
  for await (const _ of bytesOf(body));
}
