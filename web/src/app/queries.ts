import { MutationCache, QueryCache, QueryClient, type QueryKey } from "@tanstack/react-query";
import { checkSession, isWhoAmI } from "@/features/iam/api";
import { statusOf, type Failure } from "@/ui/problem";

const UNAUTHORIZED = 401;

/** Server state for the page. A request that is refused for want of a session makes us ask who is signed in; the frame does the rest. */
export function createQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: (error, query) => refused(error, query.queryKey) }),
    mutationCache: new MutationCache({ onError: (error) => refused(error) }),
    defaultOptions: { queries: { staleTime: 15_000, retry: worthRetrying } },
  });
  function refused(error: Error, key?: QueryKey) {
    if (statusOf(error as Failure) === UNAUTHORIZED && !(key && isWhoAmI(key))) {
      void checkSession(queries);
    }
  }
  return queries;
}

/** An answer of the server stays what it is; only a broken line is worth another try. */
function worthRetrying(times: number, error: unknown): boolean {
  return error instanceof Error && times < 2;
}
