/** Node lines on which the product is tested; `engines` of package.json says the same. */
export const SUPPORTED = '20.20、22.12 或 24 以上';

/**
 * True for 20.20 and later of line 20, 22.12 and later of line 22, and 24 or newer. Lines 21 and 23 were never
 * maintained for long.
 * @param {string} version as in `process.versions.node`
 */
export function isSupported(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major === 20) return minor >= 20;
  if (major === 22) return minor >= 12;
  return major >= 24;
}
