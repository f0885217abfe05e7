import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Term } from "./api";
import { GlossaryPage } from "./GlossaryPage";

const turnover: Term = {
  id: "t1",
  kind: "synonym",
  phrases: ["turnover", "Umsatz"],
  meaning: "sales.amount",
  definition: "What customers pay us.",
  scope: "team",
  dataSource: "s1",
  useCount: 7,
  lastUsedAt: "2026-03-01T10:00:00Z",
  since: "2026-03-01T10:00:00Z",
  createdAt: "2026-03-01T10:00:00Z",
  mine: true,
};

const sales = { name: "sales", primaryKey: [], columns: [{ name: "amount", type: "decimal", nullable: false, samples: [] }] };

function answers(terms: Term[] = [turnover]) {
  return {
    "GET /semantic/terms": () => page(terms),
    "GET /data-sources": () => page([{ id: "s1", name: "Shop" }]),
    "POST /semantic/terms/check": () => ({ body: { faults: [] } }),
    "GET /data-sources/s1/schema": () => ({ body: { hash: "h", takenAt: "2026-03-01T10:00:00Z", tables: [sales], keys: [] } }),
  };
}

test("terms are listed with their meaning, and found by word and kind", async () => {
  const seen = fakeServer(answers());
  renderPage(<GlossaryPage />);

  const row = await screen.findByRole("row", { name: /turnover/ });
  within(row).getByText("Umsatz");
  within(row).getByText("sales.amount");
  await screen.findByText("Shop");
  within(row).getByText("7 times");
  await userEvent.type(screen.getByRole("searchbox", { name: "Find a term" }), "turn");
  await userEvent.click(screen.getByRole("combobox", { name: "Kind" }));
  await userEvent.click(await screen.findByRole("option", { name: "Metric" }));

  await waitFor(() => expect(seen).toContain("GET /semantic/terms?q=turn&kind=metric"));
});

test("a new term is checked against its source while it is typed, then kept", async () => {
  let kept: unknown;
  fakeServer({
    ...answers([]),
    "POST /semantic/terms/check": (body) => {
      const { meaning } = body as Term;
      return { body: { faults: meaning === "sum(gone)" ? [{ field: "meaning", message: "There is no column “gone”" }] : [] } };
    },
    "POST /semantic/terms": (body) => {
      kept = body;
      return { status: 201, body: turnover };
    },
  });
  renderPage(<GlossaryPage />);

  await screen.findByText("No terms yet");
  await userEvent.click(screen.getAllByRole("button", { name: "New term" })[0] as HTMLElement);
  const form = within(await screen.findByRole("dialog"));
  await userEvent.click(form.getByRole("combobox", { name: "Data source" }));
  await userEvent.click(await screen.findByRole("option", { name: "Shop" }));
  await userEvent.type(form.getByRole("combobox", { name: /Words/ }), "net{Enter}");
  await userEvent.type(form.getByRole("textbox", { name: /Meaning/ }), "sum(gone)");
  await form.findByText("There is no column “gone”");
  await userEvent.clear(form.getByRole("textbox", { name: /Meaning/ }));
  await userEvent.type(form.getByRole("textbox", { name: /Meaning/ }), "sales.amount");
  await form.findByText("This fits the data source.");
  await userEvent.click(form.getByRole("button", { name: "Save" }));

  await screen.findByText("Saved");
  expect(kept).toEqual({ kind: "synonym", phrases: ["net"], meaning: "sales.amount", definition: "", scope: "personal", dataSource: "s1" });
});

test("a new term is about the only source, however late that is known", async () => {
  let tell = () => {};
  const told = new Promise<void>((resolve) => (tell = resolve));
  fakeServer({
    ...answers([]),
    "GET /data-sources": async () => {
      await told;
      return page([{ id: "s1", name: "Shop" }]);
    },
  });
  renderPage(<GlossaryPage />);

  await screen.findByText("No terms yet");
  await userEvent.click(screen.getAllByRole("button", { name: "New term" })[0] as HTMLElement);
  tell();
  const form = within(await screen.findByRole("dialog"));
  expect((form.getByRole("combobox", { name: "Data source" }) as HTMLInputElement).value).toBe("Shop");
});

test("a term is changed and deleted", async () => {
  let changed: unknown;
  const seen = fakeServer({
    ...answers(),
    "PUT /semantic/terms/t1": (body) => {
      changed = body;
      return { body: turnover };
    },
    "DELETE /semantic/terms/t1": () => ({}),
  });
  renderPage(<GlossaryPage />);

  await userEvent.click(await screen.findByRole("button", { name: "Change turnover" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("textbox", { name: /Meaning/ }), "2");
  await userEvent.click(form.getByRole("button", { name: "Save" }));
  await waitFor(() => expect(changed).toMatchObject({ meaning: "sales.amount2", scope: "team", phrases: ["turnover", "Umsatz"] }));

  await userEvent.click(await screen.findByRole("button", { name: "Delete turnover" }));
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));
  await waitFor(() => expect(seen).toContain("DELETE /semantic/terms/t1"));
});

test("who may not change the team's words only reads them", async () => {
  fakeServer(answers());
  renderPage(<GlossaryPage />, { me: someone({ permissions: ["query:read"] }) });

  await screen.findByText("sales.amount");
  expect(screen.queryByRole("button", { name: "Change turnover" })).toBeNull();
  expect(screen.queryByRole("button", { name: "New term" })).toBeNull();
});

test("a word that was not understood is taught at once, of the source where it was said", async () => {
  let kept: unknown;
  fakeServer({
    ...answers([]),
    "POST /semantic/terms": (body) => {
      kept = body;
      return { status: 201, body: turnover };
    },
  });
  renderPage(<GlossaryPage word="glorbs" source="s1" />);

  const form = within(await screen.findByRole("dialog"));
  await form.findByText("Tables and columns of this source");
  form.getByText("amount");
  await userEvent.type(form.getByRole("textbox", { name: /Meaning/ }), "sales.amount");
  await userEvent.click(form.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(kept).toMatchObject({ phrases: ["glorbs"], meaning: "sales.amount", dataSource: "s1" }));
});
