import { readFile } from 'node:fs/promises';
import { InputError } from '#lib/domain/errors.ts';
import type { LinearModel } from '#lib/text/model/linear-model.ts';
import { decodeModel } from '#lib/text/model/model-file.ts';

/** Reads and checks a model file. Throws InputError when it is absent, ModelError when it is unusable. */
export async function loadModel(path: string): Promise<LinearModel> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new InputError(
      'INPUT_INVALID',
      `读不到模型文件 — ${path} — 没有改动任何东西`,
      '请先用 train 命令训练，或检查路径',
      { cause }
    );
  });
  return decodeModel(bytes, path);
}
