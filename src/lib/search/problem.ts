/** A stretch of the query as it was typed, end exclusive, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** A fault of a query: cause, place and remedy. */
export class SearchProblem extends Error {
  readonly span: Span;
  readonly hint: string;

  constructor(message: string, span: Span, hint: string) {
    super(message);
    this.name = 'SearchProblem';
    this.span = span;
    this.hint = hint;
  }
}

/** A problem as a page shows it. */
export interface ProblemNote {
  message: string;
  hint: string;
  start: number;
  end: number;
}

export function noteOf(problem: SearchProblem): ProblemNote {
  return { message: problem.message, hint: problem.hint, start: problem.span.start, end: problem.span.end };
}
