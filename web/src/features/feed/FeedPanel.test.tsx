import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { FeedPanel } from "./FeedPanel";

const run = (status: string, more = {}) => ({
  id: "r1",
  status,
  whole: false,
  scheduled: false,
  cancelRequested: false,
  tables: [],
  createdAt: "2026-03-01T10:00:00Z",
  ...more,
});

const feed = (last: unknown) => ({
  id: "s1",
  name: "CRM",
  kind: "odata",
  place: { address: "https://crm.example.com/odata", login: { kind: "none" }, tables: [{ table: "Orders" }] },
  hasSecret: false,
  zone: "UTC",
  nextRuns: [],
  last,
});

test("a sync is started, followed by its rows, and stopped", async () => {
  let last: unknown = run("succeeded", { finishedAt: "2026-03-01T10:00:00Z" });
  const started: unknown[] = [];
  fakeServer({
    "GET /feeds/s1": () => ({ body: feed(last) }),
    "POST /feeds/s1/runs": (body) => {
      started.push(body);
      last = run("running", { tables: [{ table: "Orders", rows: 1200, done: false }] });
      return { status: 201, body: last };
    },
    "POST /feeds/s1/runs/r1/cancel": () => {
      last = run("cancelled", { finishedAt: "2026-03-01T10:01:00Z" });
      return { body: last };
    },
  });
  renderPage(<FeedPanel id="s1" />);

  await screen.findByText("Up to date");
  await userEvent.click(screen.getByRole("button", { name: "Sync now" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Everything anew" }));
  expect(await screen.findByText("1,200 rows")).toBeTruthy();
  expect(started).toEqual([{ whole: true }]);
  await userEvent.click(screen.getByRole("button", { name: "Stop" }));

  expect(await screen.findByText("Stopped")).toBeTruthy();
});

test("why a sync failed is told, and that the former copy still answers", async () => {
  fakeServer({
    "GET /feeds/s1": () => ({ body: feed(run("failed", { failure: "crm.example.com does not accept the credentials (401).", finishedAt: "2026-03-01T10:00:00Z" })) }),
    "GET /feeds/s1/runs": () => page([run("failed", { failure: "Out of luck" }), run("succeeded", { id: "r0", scheduled: true })]),
  });
  renderPage(<FeedPanel id="s1" />);

  expect((await screen.findByRole("alert")).textContent).toContain("does not accept the credentials (401)");
  expect(screen.getByRole("alert").textContent).toContain("the copy before it");
  await userEvent.click(screen.getByRole("button", { name: "Past syncs" }));
  expect(await screen.findByText(/by schedule/)).toBeTruthy();
});

test("the schedule is changed by a usual name, and what is wrong with other times is told", async () => {
  const sent: unknown[] = [];
  fakeServer({
    "GET /feeds/s1": () => ({ body: feed(run("succeeded", { finishedAt: "2026-03-01T10:00:00Z" })) }),
    "PUT /feeds/s1/schedule": (body) => {
      sent.push(body);
      return { body: feed(null) };
    },
  });
  renderPage(<FeedPanel id="s1" />);

  await userEvent.click(await screen.findByRole("button", { name: "Change the schedule" }));
  await userEvent.click(await screen.findByRole("combobox", { name: "When to sync" }));
  await userEvent.click(await screen.findByRole("option", { name: "Every day at 6:00" }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(sent).toEqual([{ cron: "0 6 * * *", zone: "UTC" }]));
});
