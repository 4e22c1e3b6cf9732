declare global {
  namespace App {
    interface Error {
      message: string;
      /** Shown to the user, found in the log. */
      errorId?: string;
    }
  }
}

export {};
