import type { Problem } from "@/api/client";

/** What a failed request leaves: the server's problem, or the browser's error where no answer came. */
export type Failure = Problem | Error | null | undefined;

export function isProblem(failure: Failure): failure is Problem {
  return failure != null && !(failure instanceof Error) && typeof failure === "object";
}

/** The messages by field, as a form takes them. */
export function fieldErrors(failure: Failure): Record<string, string> {
  const errors = isProblem(failure) ? (failure.errors ?? []) : [];
  return Object.fromEntries(errors.map(({ field, message }) => [field, message]));
}

export function statusOf(failure: Failure): number | undefined {
  return isProblem(failure) ? (failure.status ?? undefined) : undefined;
}
