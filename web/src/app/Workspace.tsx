import { Container } from "@mantine/core";
import { useLocation } from "@tanstack/react-router";
import { useWhoAmI } from "@/features/iam/api";
import { Loading } from "@/ui/Loading";
import { statusOf } from "@/ui/problem";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { MeProvider } from "@/ui/session";
import { Redirect } from "./Redirect";
import { Shell } from "./Shell";

const UNAUTHORIZED = 401;

/** Lets in who is signed in; leads others to the sign-in page and keeps the place. */
export function Workspace() {
  const me = useWhoAmI();
  const next = useLocation({ select: ({ href }) => href });
  if (statusOf(me.error) === UNAUTHORIZED) {
    return <Redirect to={next === "/" ? "/sign-in" : `/sign-in?next=${encodeURIComponent(next)}`} />;
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
