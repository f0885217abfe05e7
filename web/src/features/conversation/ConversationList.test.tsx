import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Conversation } from "./api";
import { ConversationList } from "./ConversationList";

const one = (id: string, title: string, change: Partial<Conversation> = {}): Conversation => ({
  id,
  title,
  dataSource: null,
  messageCount: 2,
  createdAt: "2026-03-01T10:00:00Z",
  lastMessageAt: "2026-03-01T10:05:00Z",
  pinned: false,
  archivedAt: null,
  ...change,
});

test("the pinned stand first and the archived aside", async () => {
  const items = [one("a", "Margins"), one("b", "Stock", { pinned: true }), one("c", "Old", { archivedAt: "2026-03-02T10:00:00Z" })];
  fakeServer({ "GET /conversations": () => page(items), "GET /data-sources": () => page([]) });
  renderPage(<ConversationList />);

  await screen.findByRole("link", { name: "Margins" });
  expect(screen.getAllByRole("link").map(({ textContent }) => textContent)).toEqual(["Stock", "Margins"]);
  await userEvent.click(screen.getByLabelText("Archived"));

  expect(screen.getAllByRole("link").map(({ textContent }) => textContent)).toEqual(["Old"]);
});

test("a conversation is found by its words, and further pages are fetched", async () => {
  const seen = fakeServer({
    "GET /conversations": (_, url) => (url.searchParams.get("cursor") ? page([one("b", "Older")]) : page([one("a", "Newest")], "c2")),
    "GET /data-sources": () => page([]),
  });
  renderPage(<ConversationList />);

  await userEvent.click(await screen.findByRole("button", { name: "Show more" }));
  await screen.findByRole("link", { name: "Older" });
  await userEvent.type(screen.getByRole("searchbox", { name: "Find a conversation" }), "stock");

  await waitFor(() => expect(seen.some((request) => request.includes("q=stock"))).toBe(true));
});
