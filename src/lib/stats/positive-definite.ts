/** Symmetric positive definite systems by Cholesky's factor: small ones, row after row in one array. */

/** The lower factor L with L·Lᵀ = `matrix` (size × size); null when it is not positive definite. */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    const line = row * size;
    for (let column = 0; column < row; column++) {
      const other = column * size;
      let sum = matrix[line + column]!;
      for (let k = 0; k < column; k++) sum -= factor[line + k]! * factor[other + k]!;
      factor[line + column] = sum / factor[other + column]!;
    }
    let left = matrix[line + row]!;
    for (let k = 0; k < row; k++) left -= factor[line + k]! * factor[line + k]!;
    if (!(left > 0)) return null;
    factor[line + row] = Math.sqrt(left);
  }
  return factor;
}

/** The trace of (L·Lᵀ)⁻¹·(R·Rᵀ), which is ‖L⁻¹·R‖² by Frobenius, for two lower factors. */
export function traceOfRatio(below: Float64Array, above: Float64Array, size: number): number {
  const x = new Float64Array(size);
  let sum = 0;
  for (let column = 0; column < size; column++)
    for (let row = column; row < size; row++) {
      const line = row * size;
      let value = above[line + column]!;
      for (let k = column; k < row; k++) value -= below[line + k]! * x[k]!;
      value /= below[line + row]!;
      x[row] = value;
      sum += value * value;
    }
  return sum;
}

/** x with L·Lᵀ·x = the right side, which is written over. */
export function solveInPlace(factor: Float64Array, size: number, x: Float64Array): Float64Array {
  for (let row = 0; row < size; row++) {
    const line = row * size;
    let value = x[row]!;
    for (let k = 0; k < row; k++) value -= factor[line + k]! * x[k]!;
    x[row] = value / factor[line + row]!;
  }
  for (let row = size - 1; row >= 0; row--) {
    let value = x[row]!;
    for (let k = row + 1; k < size; k++) value -= factor[k * size + row]! * x[k]!;
    x[row] = value / factor[row * size + row]!;
  }
  return x;
}

/** ‖L⁻¹·v‖² = vᵀ·(L·Lᵀ)⁻¹·v. */
export function quadraticForm(factor: Float64Array, size: number, v: ArrayLike<number>): number {
  const x = new Float64Array(size);
  let sum = 0;
  for (let row = 0; row < size; row++) {
    let value = v[row]!;
    for (let k = 0; k < row; k++) value -= factor[row * size + k]! * x[k]!;
    x[row] = value / factor[row * size + row]!;
    sum += x[row]! * x[row]!;
  }
  return sum;
}

/** ln |L·Lᵀ|. */
export function lnDeterminant(factor: Float64Array, size: number): number {
  let sum = 0;
  for (let row = 0; row < size; row++) sum += Math.log(factor[row * size + row]!);
  return 2 * sum;
}
