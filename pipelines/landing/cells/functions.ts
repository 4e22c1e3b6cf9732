import { DuckDBScalarFunction, VARCHAR, type DuckDBConnection } from '@duckdb/node-api';
import { mendCell, mendText } from './mend.ts';
import { readMoment } from './moment.ts';
import { nothingReason } from './nothing.ts';
import { readQuantity, type QuantityType } from './quantity.ts';

type CellFunction = (...cells: string[]) => string | null;

const EARLIEST_YEAR = 1949;

/**
 * Makes the readers of odd cells known to DuckDB. The macros of `sql/landing` read what is plain by themselves and
 * call these for the rest: each call leaves DuckDB for this thread, which costs half a microsecond a cell.
 */
export function registerCellFunctions(connection: DuckDBConnection): void {
  register(connection, 'mend_cell', 1, mendCell);
  register(connection, 'mend_text', 1, mendText);
  register(connection, 'cell_moment', 2, (cell, epoch) => {
    const moment = readMoment(cell ?? '', epoch);
    return 'value' in moment ? moment.value : null;
  });
  register(connection, 'cell_quantity', 2, (type, cell) => {
    const reading = readQuantity(cell ?? '', type as QuantityType);
    return 'value' in reading ? reading.value : null;
  });
  register(connection, 'cell_refusal', 2, (type, cell) => refusalOf(type ?? '', cell ?? ''));
}

/** Why a cell of this type was refused, where more is known than that it does not fit; zh-CN. */
function refusalOf(type: string, cell: string): string | null {
  switch (type) {
    case 'integer':
    case 'decimal':
    case 'yuan':
    case 'percent': {
      const reading = readQuantity(cell, type);
      return 'value' in reading ? null : (reading.reason ?? nothingReason(cell, false));
    }
    case 'date':
    case 'timestamp':
      return momentRefusal(cell);
    case 'enum':
      return stateReason(cell) ?? nothingReason(cell, false);
    default:
      return nothingReason(cell, type === 'key' || type === 'keys');
  }
}

/** A column of results often tells how far a matter has come instead. */
function stateReason(cell: string): string | null {
  if (/^(正在|仍在|尚在|还在)?(办理|处理|处置|协调|调解|调查|核查)中$|^(待|未|尚未)(办|办理|办结|处理)$/.test(cell))
    return '只写了还在办理，没有结果';
  return /^(已|已经)?(办结|办理完毕|处理完毕|结案|办理完成|处理完成)$/.test(cell) ? '只写了已办结，没有写结果' : null;
}

function momentRefusal(cell: string): string | null {
  const moment = readMoment(cell);
  if ('reason' in moment) return moment.reason ?? nothingReason(cell, false);
  return Number(moment.value.slice(0, 4)) < EARLIEST_YEAR ? '早于 1949 年，不可信' : '晚于今天，不可信';
}

function register(connection: DuckDBConnection, name: string, parameters: number, read: CellFunction): void {
  connection.registerScalarFunction(
    DuckDBScalarFunction.create({
      name,
      parameterTypes: Array.from({ length: parameters }, () => VARCHAR),
      returnType: VARCHAR,
      mainFunction: (_info, input, output) => {
        const columns = Array.from({ length: parameters }, (_, index) => input.getColumnVector(index));
        for (let row = 0; row < input.rowCount; row += 1) {
          const cells = columns.map((column) => column.getItem(row) as string | null);
          output.setItem(row, cells.includes(null) ? null : read(...(cells as string[])));
        }
        output.flush();
      }
    })
  );
}
