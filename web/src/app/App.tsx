import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider, type RouterHistory } from "@tanstack/react-router";
import { useState } from "react";
import { theme } from "@/ui/theme";
import { AppLocale } from "./AppLocale";
import { createQueries } from "./queries";
import { createAppRouter } from "./router";

/** The whole page: look, server state, language, router. */
export function App({ history }: { history?: RouterHistory }) {
  const [router] = useState(() => createAppRouter(history));
  const [queries] = useState(createQueries);
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queries}>
        <AppLocale>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </AppLocale>
      </QueryClientProvider>
    </MantineProvider>
  );
}
