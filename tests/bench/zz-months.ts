import { monthRows } from './calibration-series.ts';
import { NULL_KINDS } from './null-series.ts';
const only = process.argv[3]!.split(',');
NULL_KINDS.splice(0, NULL_KINDS.length, ...NULL_KINDS.filter(({ label }) => only.some((one) => label.includes(one))));
for (const r of monthRows(Number(process.argv[2]))) console.log(r.statement, r.series, r.measured);
