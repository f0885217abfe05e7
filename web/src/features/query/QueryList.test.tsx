import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { answered, asked } from "./queries.fixture";
import { QueryList } from "./QueryList";
import { QueryPage } from "./QueryPage";

const sources = { "GET /data-sources": () => page([]) };

test("queries are listed with their state and filtered by it", async () => {
  const seen = fakeServer({
    ...sources,
    "GET /queries": (_, url) => page(url.searchParams.get("status") === "failed" ? [asked({ id: "q2", title: "margin", status: "failed" })] : [answered()]),
  });
  renderPage(<QueryList />);

  await screen.findByRole("link", { name: "revenue by country" });
  expect(screen.getByText("Germany leads with 3,400.00.")).toBeTruthy();
  await userEvent.click(screen.getByRole("combobox", { name: "Status" }));
  await userEvent.click(await screen.findByRole("option", { name: "Failed" }));

  await screen.findByRole("link", { name: "margin" });
  expect(seen.at(-1)).toBe("GET /queries?status=failed");
});

test("a query is run again and opened, renamed, deleted", async () => {
  const titles: unknown[] = [];
  const seen = fakeServer({
    ...sources,
    "GET /queries": () => page([answered()]),
    "POST /queries/q1/rerun": () => ({ body: answered() }),
    "PATCH /queries/q1": (body) => {
      titles.push(body);
      return { body: answered() };
    },
    "DELETE /queries/q1": () => ({ status: 204 }),
  });
  const { router } = renderPage(<QueryList />);
  const menu = async (item: string) => {
    await userEvent.click(await screen.findByRole("button", { name: "Actions: revenue by country" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: item }));
  };

  await menu("Rename");
  await userEvent.type(await screen.findByLabelText(/Name/), "!{Enter}");
  await waitFor(() => expect(titles).toEqual([{ title: "revenue by country!" }]));
  await waitFor(() => expect(screen.queryByLabelText(/Name/)).toBeNull());
  await menu("Delete");
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
  await waitFor(() => expect(seen).toContain("DELETE /queries/q1"));
  await menu("Run again");

  await waitFor(() => expect(router.state.location.pathname).toBe("/queries/q1"));
});

test("a query stands on a page of its own, with the way to its conversation", async () => {
  fakeServer({ "GET /queries/q1": () => ({ body: answered({ conversation: "c1" }) }) });
  renderPage(<QueryPage id="q1" />);

  await screen.findByRole("heading", { level: 1, name: "revenue by country" });
  expect(screen.getByRole("link", { name: "Open its conversation" }).getAttribute("href")).toBe("/conversations/c1");
});
