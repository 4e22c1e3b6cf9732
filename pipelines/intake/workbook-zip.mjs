import { isUtf8 } from 'node:buffer';
import yauzl from 'yauzl';

/** A refusal that the parent thread turns into a SourceError. */
export class Refusal extends Error {
  /**
   * @param {string} reason zh-CN, what is wrong
   * @param {string} hint zh-CN, what to do
   * @param {unknown} [cause]
   */
  constructor(reason, hint, cause) {
    super(reason, { cause });
    this.hint = hint;
  }
}

const EXPORT_AGAIN = '请从原系统重新导出，或在表格软件中打开后另存';

/**
 * Refuses what is not a sound workbook before it is parsed: the sizes that the central directory declares are added
 * up first, then every part is inflated once and thrown away. yauzl stops a part that grows beyond its declared size,
 * so a directory that lies about sizes is caught too.
 * @param {string} path
 * @param {number} maxInflatedBytes
 */
export async function checkWorkbookZip(path, maxInflatedBytes) {
  const zip = await openZip(path);
  try {
    /** @type {import('yauzl').Entry[]} */
    const entries = [];
    let declared = 0;
    for await (const entry of zip.eachEntry()) {
      declared += entry.uncompressedSize;
      entries.push(entry);
      if (declared > maxInflatedBytes || entries.length > 10_000) throw bomb(maxInflatedBytes);
    }
    checkParts(entries.map((entry) => nameOf(entry.fileName)));
    let inflated = 0;
    for (const entry of entries) {
      if (entry.isEncrypted()) throw new Refusal('压缩包设有密码', '请取消密码后重新投放');
      for await (const chunk of await zip.openReadStreamPromise(entry)) {
        inflated += chunk.length;
        if (inflated > maxInflatedBytes) throw bomb(maxInflatedBytes);
      }
    }
  } catch (cause) {
    throw cause instanceof Refusal ? cause : new Refusal('工作簿损坏或只传了一部分', EXPORT_AGAIN, cause);
  } finally {
    zip.close();
  }
}

/**
 * Archivers of Chinese Windows write names in GBK.
 * @param {string | Buffer} name
 */
function nameOf(name) {
  const bytes = Buffer.from(name);
  return new TextDecoder(isUtf8(bytes) ? 'utf-8' : 'gb18030').decode(bytes);
}

/** @param {string} path */
async function openZip(path) {
  try {
    return await yauzl.openPromise(path, { autoClose: false, decodeStrings: false });
  } catch (cause) {
    throw new Refusal('工作簿损坏或只传了一部分', EXPORT_AGAIN, cause);
  }
}

/** @param {number} limit */
function bomb(limit) {
  return new Refusal(
    `工作簿解压后超过 ${limit} 字节的上限，可能是压缩炸弹`,
    '请确认来源可信；确属大表时请改用 CSV 投放'
  );
}

/**
 * Names what an archive is when it is no workbook.
 * @param {string[]} names
 */
function checkParts(names) {
  const has = (/** @type {string} */ start) => names.some((name) => name.toLowerCase().startsWith(start));
  if (names.some((name) => /^xl\/workbook\d*\.(xml|bin)$/i.test(name))) return;
  const isOpenDocument =
    names.includes('content.xml') && (names.includes('mimetype') || names.includes('META-INF/manifest.xml'));
  if (isOpenDocument && !names.includes('META-INF/manifest.xml'))
    throw new Refusal('内容是 OpenDocument 表格（.ods），但缺少目录部分', '请在原软件中另存为 XLSX 后重新投放');
  if (isOpenDocument) return;
  const table = '请把其中的表格复制到表格软件，另存为 XLSX';
  if (has('word/')) throw new Refusal('内容是 Word 文档，不是工作簿', table);
  if (has('ppt/')) throw new Refusal('内容是演示文稿，不是工作簿', table);
  if (has('index/') || names.some((name) => name.endsWith('.iwa')))
    throw new Refusal('内容是苹果 Numbers 或 Pages 文档', '请在原软件中导出为 XLSX');
  const files = names.filter((name) => !name.endsWith('/') && !name.startsWith('__MACOSX/'));
  const shown = files
    .slice(0, 5)
    .map((name) => name.slice(-60))
    .join('、');
  throw new Refusal(
    `内容是压缩包，内有 ${files.length} 个文件（${shown}${files.length > 5 ? ' 等' : ''}）`,
    '请先解压，再逐个投放其中的文件'
  );
}
