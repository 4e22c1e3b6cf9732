/** Symmetric positive definite systems by Cholesky's factor: small ones, row after row in one array. */

/** The lower factor L with L·Lᵀ = `matrix` (size × size); null when it is not positive definite. */
export function cholesky(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column <= row; column++) {
      let sum = matrix[row * size + column]!;
      for (let k = 0; k < column; k++) sum -= factor[row * size + k]! * factor[column * size + k]!;
      if (row === column) {
        if (!(sum > 0)) return null;
        factor[row * size + row] = Math.sqrt(sum);
      } else factor[row * size + column] = sum / factor[column * size + column]!;
    }
  }
  return factor;
}

/**
 * x with L·Lᵀ·x = the right side, which is written over.
 * @param x the right side, @param least first place that is needed; those before it are left half done
 */
export function solveInPlace(factor: Float64Array, size: number, x: Float64Array, least = 0): Float64Array {
  for (let row = 0; row < size; row++) {
    let value = x[row]!;
    for (let k = 0; k < row; k++) value -= factor[row * size + k]! * x[k]!;
    x[row] = value / factor[row * size + row]!;
  }
  for (let row = size - 1; row >= least; row--) {
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
