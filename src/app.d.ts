declare global {
  namespace App {
    interface Error {
      message: string;
      /** Shown to the user, found in the log. */
      errorId?: string;
    }
    interface Locals {
      /** Number of the request, in its answer and in the log. */
      request_id: string;
    }
  }
}

export {};
