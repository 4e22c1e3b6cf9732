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
