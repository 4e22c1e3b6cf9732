import { readFileSync } from 'node:fs';
import { ModelError } from '#lib/domain/errors.ts';
import { VERSION_KINDS } from '#lib/domain/text-versions.ts';
import { decodeModel } from '#lib/text/model/model-file.ts';
import { fileVersion } from '#pipelines/text/annotation-version.ts';
import { versionsCommand } from './versions.ts';

/** `model`: a trained model, seen in its effect before it takes over topics. */
export const command = versionsCommand({
  ...VERSION_KINDS.model,
  shipped: '只用词典，没有模型',
  source: 'modelPath',
  check: async (path, shownAs) => {
    const { header } = decodeModel(readFileSync(path), shownAs);
    if (header.takes_over.length === 0) {
      throw new ModelError(
        'MODEL_INVALID',
        `这个模型不接管任何主题 — 标签是 ${header.labels.slice(0, 5).join('、')} 等 ${header.labels.length} 类 — 现用模型没有变化`,
        '用主题代码（如 T01.01）作标签训练；训练时逐类与词典比较，只接管优于词典的类'
      );
    }
    return named(header.trained_at, path);
  },
  versionOf: (path) => {
    if (path === '') return '无';
    try {
      return named(decodeModel(readFileSync(path), path).header.trained_at, path);
    } catch {
      return fileVersion(path);
    }
  }
});

/** A model has no version number of its own: the day it was trained and its content name it. */
function named(trainedAt: string, path: string): string {
  return `${trainedAt} ${fileVersion(path)}`;
}
