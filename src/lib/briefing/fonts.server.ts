/** The fonts that come with the product (SIL OFL), and the customer's own before them. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);

/** Noto Sans SC: headings and charts. The package exports only its main file. */
function sansFolder(): string {
  return join(dirname(require.resolve('@embedpdf/fonts-sc')), '..', 'fonts');
}

/** Noto Serif SC: running text and titles. */
function serifFolder(weight: '400Regular' | '700Bold' | '900Black'): string {
  return join(dirname(require.resolve('@expo-google-fonts/noto-serif-sc/package.json')), weight);
}

/** Folders that typst searches. Only the weights in use, since each face is 8 to 15 MB. */
export function fontFolders(customerFonts: string | null): string[] {
  return [
    sansFolder(),
    serifFolder('400Regular'),
    serifFolder('700Bold'),
    serifFolder('900Black'),
    ...(customerFonts && existsSync(customerFonts) ? [customerFonts] : [])
  ];
}

/** The faces for pictures of charts; with `rare` also the one that has the characters outside of GB 2312, such as 鄠. */
export function chartFontFiles(rare: boolean): string[] {
  const sans = [join(sansFolder(), 'NotoSansHans-Regular.otf'), join(sansFolder(), 'NotoSansHans-Bold.otf')];
  return rare ? [...sans, join(serifFolder('400Regular'), 'NotoSerifSC_400Regular.ttf')] : sans;
}

/** Families of 仿宋 that the PDF takes for its text, as `briefing.typ` names them. */
const FANGSONG = ['FangSong_GB2312', 'FangSong', '仿宋_GB2312', '仿宋'];

/** The face of the running text in PDF files: the customer's 仿宋 where its folder has one, else the open face. */
export function bodyFace(customerFonts: string | null): { label: string; isOwn: boolean } {
  const files = customerFonts && existsSync(customerFonts) ? readdirSync(customerFonts) : [];
  const own = files
    .filter((name) => /\.(?:ttf|otf|ttc)$/i.test(name))
    .flatMap((name) => familiesOf(readFileSync(join(customerFonts!, name))))
    .find((family) => FANGSONG.includes(family));
  return own ? { label: '仿宋', isOwn: true } : { label: '思源宋体', isOwn: false };
}

const NAME_TABLE = 0x6e616d65;
const COLLECTION = 0x74746366;
const FAMILY = 1;

/** Names of the family in a font file (OpenType `name` table, records of Windows in UTF-16); empty for other files. */
function familiesOf(file: Buffer): string[] {
  try {
    const start = file.readUInt32BE(0) === COLLECTION ? file.readUInt32BE(12) : 0;
    const tables = Array.from({ length: file.readUInt16BE(start + 4) }, (_, i) => start + 12 + 16 * i);
    const entry = tables.find((at) => file.readUInt32BE(at) === NAME_TABLE);
    if (entry === undefined) return [];
    const table = file.readUInt32BE(entry + 8);
    const texts = table + file.readUInt16BE(table + 4);
    return Array.from({ length: file.readUInt16BE(table + 2) }, (_, i) => table + 6 + 12 * i)
      .filter((at) => file.readUInt16BE(at) === 3 && file.readUInt16BE(at + 6) === FAMILY)
      .map((at) => {
        const from = texts + file.readUInt16BE(at + 10);
        return Buffer.from(file.subarray(from, from + file.readUInt16BE(at + 8)))
          .swap16()
          .toString('utf16le');
      });
  } catch {
    return [];
  }
}
