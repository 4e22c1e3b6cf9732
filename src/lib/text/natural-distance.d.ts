/** `natural` ships types for its root only, and the root import reads `.env` and takes half a second. */
declare module 'natural/lib/natural/distance/jaro-winkler_distance.js' {
  /** Likeness of two strings, 0–1. */
  export default function jaroWinkler(a: string, b: string, options: { ignoreCase?: boolean }): number;
}
