import { ModelError } from '#lib/domain/errors.ts';
import type { LinearModel, ModelHeader } from './linear-model.ts';

const MAGIC = 'ZSMODEL1';
const HINT = '请用 train 命令重新训练模型';

/**
 * One file: magic, header length, JSON header, then keys, idf and weights as little-endian 32-bit numbers, then a
 * check sum.
 */
export function encodeModel(model: LinearModel): Uint8Array {
  const header = new TextEncoder().encode(JSON.stringify(model.header));
  const headerLength = Math.ceil(header.length / 4) * 4;
  const parts = [model.keys, model.idf, model.weights].map(
    (part) => new Uint8Array(part.buffer, part.byteOffset, part.byteLength)
  );
  const start = MAGIC.length + 4;
  const bytes = new Uint8Array(start + headerLength + parts.reduce((sum, part) => sum + part.length, 0) + 4);
  bytes.set(new TextEncoder().encode(MAGIC));
  bytes.fill(0x20, start, start + headerLength);
  bytes.set(header, start);
  let at = start + headerLength;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  const view = new DataView(bytes.buffer);
  view.setUint32(MAGIC.length, headerLength, true);
  view.setUint32(at, checkSum(bytes.subarray(0, at)), true);
  return bytes;
}

/** Reads a model file. Throws ModelError for a file of another kind or version, and for one that was cut or changed. */
export function decodeModel(bytes: Uint8Array, where: string): LinearModel {
  const fail = (what: string): never => {
    throw new ModelError('MODEL_INVALID', `模型文件不可用：${what} — ${where} — 词典标注不受影响`, HINT);
  };
  const start = MAGIC.length + 4;
  if (bytes.length < start + 4 || new TextDecoder().decode(bytes.subarray(0, MAGIC.length)) !== MAGIC)
    return fail('不是本系统的模型文件');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint32(bytes.length - 4, true) !== checkSum(bytes.subarray(0, -4))) return fail('文件不完整或被改动');
  const bodyAt = start + view.getUint32(MAGIC.length, true);
  const header = parseHeader(new TextDecoder().decode(bytes.subarray(start, bodyAt)));
  if (!header) return fail('文件头不符合第1版格式');
  const { rows, labels } = header;
  if (bytes.length - 4 - bodyAt !== rows * (2 + labels.length) * 4) return fail('权重数量与文件头不符');
  // A copy: the body need not be aligned in the file's buffer.
  const body = new Uint8Array(bytes.subarray(bodyAt, -4)).buffer;
  return {
    header,
    keys: new Uint32Array(body, 0, rows),
    idf: new Float32Array(body, rows * 4, rows),
    weights: new Float32Array(body, rows * 8, rows * labels.length)
  };
}

function parseHeader(text: string): ModelHeader | null {
  try {
    const header = JSON.parse(text) as ModelHeader;
    const sound =
      header.format === 'zhisheng-linear-model' &&
      header.version === 1 &&
      Number.isInteger(header.rows) &&
      Array.isArray(header.labels) &&
      header.labels.length >= 2 &&
      header.bias.length === header.labels.length &&
      Array.isArray(header.features.charNgrams) &&
      header.abstain_below >= 0 &&
      header.abstain_below <= 1;
    return sound ? header : null;
  } catch {
    return null;
  }
}

/** FNV-1a over 32-bit words and the remaining bytes: guards against cut and mixed-up files, not against forgery. */
function checkSum(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let hash = 0x811c9dc5;
  let i = 0;
  for (; i + 4 <= bytes.length; i += 4) hash = Math.imul(hash ^ view.getUint32(i, true), 0x01000193);
  for (; i < bytes.length; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash >>> 0;
}
