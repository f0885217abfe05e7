import { Center, Container, Group, SegmentedControl, Stack } from "@mantine/core";
import { Outlet, useLocation, useSearch } from "@tanstack/react-router";
import { useAuthState, useWhoAmI } from "@/features/iam/api";
import { LANGUAGES, useLocale } from "@/ui/i18n";
import { Loading } from "@/ui/Loading";
import { Logo } from "@/ui/Logo";
import { ProblemAlert } from "@/ui/ProblemAlert";
import { useGuestLanguage } from "./AppLocale";
import { LANGUAGE_NAMES } from "./languages";
import { Redirect } from "./Redirect";
import { safePath } from "./safePath";
import { useT } from "./texts";

/** The frame of the pages before somebody is signed in: set-up and sign-in, whichever is due. */
export function Entrance() {
  const me = useWhoAmI();
  const { next } = useSearch({ strict: false });
  if (me.data && !me.isError) {
    return <Redirect to={safePath(next)} />;
  }
  return (
    <Container component="main" size={460} py={{ base: "lg", sm: 72 }} px="md">
      <Stack gap="xl">
        <Group justify="space-between">
          <Logo size={32} />
          <LanguageChoice />
        </Group>
        <Due />
      </Stack>
    </Container>
  );
}

function Due() {
  const state = useAuthState();
  const atSetup = useLocation({ select: ({ pathname }) => pathname === "/setup" });
  if (!state.data) {
    return state.error ? <ProblemAlert problem={state.error} onRetry={() => void state.refetch()} /> : <Loading />;
  }
  if (state.data.setupRequired !== atSetup) {
    return <Redirect key={String(atSetup)} to={atSetup ? "/sign-in" : "/setup"} />;
  }
  return (
    <>
      <Outlet />
      <Center c="dimmed" fz="xs">
        Candela {state.data.version}
      </Center>
    </>
  );
}

function LanguageChoice() {
  const t = useT();
  const { language } = useLocale();
  const [, setLanguage] = useGuestLanguage();
  return (
    <SegmentedControl
      size="xs"
      aria-label={t.language}
      value={language}
      onChange={setLanguage}
      data={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))}
    />
  );
}
