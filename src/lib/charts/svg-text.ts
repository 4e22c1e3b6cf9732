/** Writing SVG as text, for drawings outside the browser. */
import { escapeXml } from '#lib/domain/xml.ts';

export interface TextStyle {
  size?: number;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
  weight?: number;
}

export function svgText(
  x: number,
  y: number,
  text: string,
  { size = 12, fill = 'var(--text)', anchor = 'start', weight = 400 }: TextStyle = {}
): string {
  return `<text x="${x}" y="${y}" font-size="${size}" fill="${fill}" text-anchor="${anchor}" font-weight="${weight}">${escapeXml(text)}</text>`;
}

/** The whole file; CSS variables are left to whoever knows the theme. */
export function svgDocument(width: number, height: number, body: string, fontFamily: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${escapeXml(fontFamily)}">${body}</svg>`;
}
