/** Writing SVG as text, for drawings outside the browser. */

/** Text and attribute values: markup in a label stays text. Characters that XML forbids are dropped. */
export function escapeXml(text: string): string {
  return [...text]
    .filter(isAllowed)
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** XML 1.0 allows tab, line feed, carriage return and everything from the space on, but the two non-characters. */
function isAllowed(character: string): boolean {
  const code = character.codePointAt(0)!;
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code !== 0xfffe && code !== 0xffff && !(code >= 0xd800 && code <= 0xdfff))
  );
}

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
