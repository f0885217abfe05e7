import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { createMemoryHistory, createRootRoute, createRouter, RouterProvider } from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactElement } from "react";
import { LocaleProvider, type Language } from "@/ui/i18n";
import { MeProvider, type Me } from "@/ui/session";
import { someone } from "./people";

interface Surroundings {
  me?: Me;
  language?: Language;
  /** The address at which the page stands. */
  at?: string;
}

/** Shows a page as the app would: theme, texts, router, somebody signed in. The page stays when it navigates; `router.state.location` tells where to. */
export function renderPage(page: ReactElement, { me = someone(), language = "en", at = "/" }: Surroundings = {}) {
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false }, mutations: { retry: false } } });
  const root = createRootRoute({ component: () => page, notFoundComponent: () => page });
  const router = createRouter({ routeTree: root, history: createMemoryHistory({ initialEntries: [at] }) });
  const view = render(
    <MantineProvider env="test">
      <QueryClientProvider client={queries}>
        <LocaleProvider language={language} timeZone="UTC">
          <Notifications />
          <MeProvider value={me}>
            <RouterProvider router={router as never} />
          </MeProvider>
        </LocaleProvider>
      </QueryClientProvider>
    </MantineProvider>,
  );
  return { ...view, router, queries };
}
