/** A hotspot has at least so many requests … */
export const HOT_COUNT = 5;
/** … and at most this share of those shown with it are expected to be chance. */
export const HOT_SHARE = 0.1;
