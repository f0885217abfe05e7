import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { SourceSetting } from "./api";
import { LimitsDialog } from "./LimitsDialog";

const settings: SourceSetting[] = [
  { key: "max_connections", value: 2, default: 4, least: 1, most: 50, description: "" },
  { key: "wait_seconds", default: 10, least: 1, most: 300, description: "" },
  { key: "max_rows", least: 1, most: 1000000, description: "" },
];

test("only what was changed is sent, and an emptied field goes back to what usually holds", async () => {
  const sent: unknown[] = [];
  let closed = false;
  fakeServer({
    "GET /data-sources/s1/settings": () => page(settings),
    "PUT /data-sources/s1/settings/wait_seconds": (body) => {
      sent.push(body);
      return { body: page(settings).body };
    },
    "DELETE /data-sources/s1/settings/max_connections": () => {
      sent.push("removed");
      return { body: page(settings).body };
    },
  });
  renderPage(<LimitsDialog source="s1" kind="postgresql" opened onClose={() => (closed = true)} />);

  await userEvent.clear(await screen.findByLabelText("Statements at the same time"));
  screen.getByText("Usually 4");
  screen.getByText("Usually what is set for all sources");
  await userEvent.type(screen.getByLabelText("Seconds to wait for a free connection"), "30");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(closed).toBe(true));
  expect(sent).toEqual(["removed", { value: 30 }]);
});

test("each field says what holds while it is empty", async () => {
  const offered: SourceSetting[] = [
    { key: "max_joins", least: 0, most: 100, description: "" },
    { key: "max_cost", least: 1, most: 2000000000, description: "" },
    { key: "cache_minutes", default: 5, least: 0, most: 10080, description: "" },
  ];
  fakeServer({ "GET /data-sources/s1/settings": () => page(offered) });
  renderPage(<LimitsDialog source="s1" kind="postgresql" opened onClose={() => undefined} />);

  await screen.findByRole("textbox", { name: "Joins in one statement", description: "Usually no limit" });
  screen.getByRole("textbox", { name: "Cost of a statement, as the database estimates it", description: "Usually no limit" });
  screen.getByRole("textbox", { name: "Minutes for which an answer is shown again", description: "Usually 5; 0 asks the source each time" });
});

test("BigQuery's cost is what is read", async () => {
  fakeServer({ "GET /data-sources/s1/settings": () => page([{ key: "max_cost", least: 1, most: 2000000000, description: "" }]) });
  renderPage(<LimitsDialog source="s1" kind="bigquery" opened onClose={() => undefined} />);

  await screen.findByRole("textbox", { name: "MiB that one statement may read, and be billed for" });
});

test("a refused value is told", async () => {
  fakeServer({
    "GET /data-sources/s1/settings": () => page(settings),
    "PUT /data-sources/s1/settings/wait_seconds": () => ({ status: 400, body: { detail: "must be a whole number from 1 to 300" } }),
  });
  renderPage(<LimitsDialog source="s1" kind="postgresql" opened onClose={() => undefined} />);

  await userEvent.type(await screen.findByLabelText("Seconds to wait for a free connection"), "3");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await screen.findByText("must be a whole number from 1 to 300");
});
