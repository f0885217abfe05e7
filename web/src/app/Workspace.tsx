import { Container } from "@mantine/core";
import { Navigate, useLocation } from "@tanstack/react-router";
import { useWhoAmI } from "@/features/iam/api";
import { Loading } from "@/ui/Loading";
import { statusOf } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { MeProvider } from "@/ui/session";
import { Shell } from "./Shell";

const UNAUTHORIZED = 401;

/** Lets in who is signed in; leads others to the sign-in page and keeps the place. */
export function Workspace() {
  const me = useWhoAmI();
  const next = useLocation({ select: ({ href }) => href });
  if (statusOf(me.error) === UNAUTHORIZED) {
    return <Navigate to="/sign-in" search={next === "/" ? {} : { next }} replace />;
  }
  if (me.data) {
    return (
      <MeProvider value={me.data}>
        <Shell />
      </MeProvider>
    );
  }
  return me.error ? (
    <Container size="xs" py="xl">
      <ProblemAlert problem={me.error} onRetry={() => void me.refetch()} />
    </Container>
  ) : (
    <Loading />
  );
}
