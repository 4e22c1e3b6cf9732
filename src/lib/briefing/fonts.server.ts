/** The fonts that come with the product (SIL OFL), and the customer's own before them. */
import { existsSync } from 'node:fs';
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
  return [sansFolder(), serifFolder('400Regular'), serifFolder('700Bold'), serifFolder('900Black'), ...(customerFonts && existsSync(customerFonts) ? [customerFonts] : [])];
}

/** The faces for pictures of charts; the last one has the characters that the others lack. */
export function chartFontFiles(): string[] {
  return [join(sansFolder(), 'NotoSansHans-Regular.otf'), join(sansFolder(), 'NotoSansHans-Bold.otf'), join(serifFolder('400Regular'), 'NotoSerifSC_400Regular.ttf')];
}
