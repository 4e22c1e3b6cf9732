/** How often a statement is made where nothing happened, and how often it is found where something did: seeded series, as a table. */
import type { Note } from './results.ts';
import { leadRows } from './calibration-pairs.ts';
import { changeRows, monthRows } from './calibration-series.ts';
import { farringtonRows } from './calibration-farrington.ts';
import { hotspotRows } from './calibration-cells.ts';
import { visitRows } from './calibration-visits.ts';

export interface CalibrationRow {
  statement: string;
  series: string;
  measured: string;
  target: string;
}

/** Draws of each series; `CALIBRATION_DRAWS` lowers it for a look. */
const DRAWS = Number(process.env.CALIBRATION_DRAWS ?? 200);

export async function run(note: Note): Promise<void> {
  for (const rows of [monthRows, changeRows, hotspotRows, leadRows, visitRows, farringtonRows])
    for await (const row of rows(DRAWS))
      note({ what: `${row.statement}，${row.series}，${DRAWS} 次`, figure: row.measured, ratio: `目标 ${row.target}` });
}
