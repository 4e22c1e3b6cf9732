/** Outlines of a map as they are drawn. */
export interface MapShape {
  region_code: string;
  region_name: string;
  path: string;
  /** Where a label sits, inside the shape. */
  x: number;
  y: number;
  /** Pixels of free width around the label point: labels that do not fit are left out. */
  room: number;
}

/** Districts of one city that are too small for their names, once more and larger. */
export interface MapInset {
  x: number;
  y: number;
  width: number;
  height: number;
  /** In the coordinates of the whole drawing. */
  shapes: MapShape[];
}
