import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Conversation, Message } from "./api";
import { ConversationPage } from "./ConversationPage";
import type { AnswerSlot } from "./Thread";

const conversation: Conversation = {
  id: "c1",
  title: "Revenue",
  dataSource: "s1",
  messageCount: 2,
  createdAt: "2026-03-01T10:00:00Z",
  lastMessageAt: "2026-03-01T10:05:00Z",
  pinned: false,
  archivedAt: null,
};
const source = { id: "s1", name: "Shop", kind: "duckdb", status: "active", visibility: "team", tables: 1, demo: true, mine: true, createdAt: "2026-03-01T10:00:00Z" };

function message(sequence: number, role: Message["role"], content: string, query: string | null = null, answer: string | null = null): Message {
  return { id: `m${sequence}`, sequence, role, content, query, answer, createdAt: "2026-03-01T10:00:00Z" };
}

function PlainAnswer({ id, onAsk, onDraft }: AnswerSlot) {
  return (
    <div>
      answer {id}
      <button onClick={() => onAsk("top 3")}>ask top 3</button>
      <button onClick={() => onDraft("revenue by week")}>draft</button>
    </div>
  );
}

function PlainDocuments({ id }: { id: string }) {
  return <div>documents {id}</div>;
}

function show(messages: Message[], change: Parameters<typeof fakeServer>[0] = {}) {
  const seen = fakeServer({
    "GET /conversations/c1": () => ({ body: conversation }),
    "GET /conversations/c1/messages": () => page(messages),
    "GET /data-sources": () => page([source]),
    "GET /datasets": () => page([{ id: "d1", name: "Handbook", counts: { documents: 3, ready: 3, failed: 0, waiting: 0, passages: 9 } }]),
    ...change,
  });
  return { seen, ...renderPage(<ConversationPage id="c1" answer={PlainAnswer} documents={PlainDocuments} />, { me: someone({ permissions: [...someone().permissions, "dataset:read"] }) }) };
}

test("a follow-up is asked in the same conversation, and the box stays ready", async () => {
  const messages = [message(1, "user", "revenue by country"), message(2, "assistant", "", "q1")];
  const bodies: unknown[] = [];
  show(messages, {
    "POST /queries": (body) => {
      bodies.push(body);
      messages.push(message(3, "user", "only Germany"), message(4, "assistant", "", "q2"));
      return { status: 202, body: { id: "q2", conversation: "c1" } };
    },
  });
  await screen.findByText("answer q1");
  const box = screen.getByLabelText("Your question");

  await userEvent.type(box, "only Germany{Enter}");

  await screen.findByText("answer q2");
  expect(screen.getByRole("heading", { name: "only Germany" })).toBeTruthy();
  expect(bodies).toEqual([{ dataSource: "s1", question: "only Germany", execute: true, conversation: "c1" }]);
  expect((box as HTMLTextAreaElement).value).toBe("");
  expect(document.activeElement).toBe(box);
});

test("a question that could not be sent stays in sight and can be sent again", async () => {
  const messages: Message[] = [];
  let works = false;
  show(messages, {
    "POST /queries": () => {
      if (!works) {
        return { status: 503, body: { detail: "Too many questions at once. Try again in a moment." } };
      }
      messages.push(message(1, "user", "revenue"), message(2, "assistant", "", "q1"));
      return { status: 202, body: { id: "q1", conversation: "c1" } };
    },
  });

  await userEvent.type(await screen.findByLabelText("Your question"), "revenue{Enter}");
  await screen.findByText(/Too many questions at once/);
  expect(screen.getByRole("heading", { name: "revenue" })).toBeTruthy();
  works = true;
  await userEvent.click(screen.getByRole("button", { name: "Try again" }));

  await screen.findByText("answer q1");
});

test("an answer can ask on and can put words into the box", async () => {
  const bodies: { question?: string }[] = [];
  show([message(1, "user", "revenue"), message(2, "assistant", "", "q1")], {
    "POST /queries": (body) => {
      bodies.push(body as { question: string });
      return { status: 202, body: { id: "q2", conversation: "c1" } };
    },
  });

  await userEvent.click(await screen.findByRole("button", { name: "draft" }));
  expect(screen.getByDisplayValue("revenue by week")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "ask top 3" }));

  await waitFor(() => expect(bodies.map(({ question }) => question)).toEqual(["top 3"]));
});

test("documents are asked on in the same conversation, until they are left out or an answer of the source asks on", async () => {
  const messages = [message(1, "user", "revenue", "q1"), message(2, "assistant", "", "q1")];
  const bodies: unknown[] = [];
  show(messages, {
    "POST /rag": (body) => {
      bodies.push(body);
      messages.push(message(3, "user", "how many days of leave?", null, "a1"), message(4, "assistant", "", null, "a1"));
      return { status: 201, body: { id: "a1" } };
    },
    "POST /queries": (body) => {
      bodies.push(body);
      return { status: 202, body: { id: "q2", conversation: "c1" } };
    },
  });
  await screen.findByText("answer q1");
  const box = screen.getByLabelText("Your question");
  await screen.findByRole("button", { name: "Ask documents" });

  await userEvent.type(box, "#Handbook how many days of leave?{Enter}");

  await screen.findByText("documents a1");
  expect(bodies).toEqual([{ question: "how many days of leave?", datasets: ["d1"], conversation: "c1" }]);
  expect(screen.getByRole("button", { name: "Do not ask Handbook" })).toBeTruthy();

  await userEvent.click(screen.getByRole("button", { name: "ask top 3" }));
  await waitFor(() => expect(bodies[1]).toEqual({ dataSource: "s1", question: "top 3", execute: true, conversation: "c1" }));
  expect(screen.queryByRole("button", { name: "Do not ask Handbook" })).toBeNull();
});

test("a conversation can be renamed, pinned and deleted", async () => {
  const changes: unknown[] = [];
  const { seen, router } = show([], {
    "PATCH /conversations/c1": (body) => {
      changes.push(body);
      return { body: conversation };
    },
    "DELETE /conversations/c1": () => ({ status: 204 }),
  });
  const menu = async (item: string) => {
    await userEvent.click(await screen.findByRole("button", { name: "Actions: Revenue" }));
    await userEvent.click(await screen.findByRole("menuitem", { name: item }));
  };

  await menu("Pin");
  await menu("Rename");
  await userEvent.clear(await screen.findByLabelText(/Name/));
  await userEvent.type(screen.getByLabelText(/Name/), "Sales{Enter}");
  await waitFor(() => expect(changes).toEqual([{ pinned: true }, { title: "Sales" }]));
  await waitFor(() => expect(screen.queryByLabelText(/Name/)).toBeNull());
  await menu("Delete");
  await userEvent.click(await screen.findByRole("button", { name: "Delete" }));

  await waitFor(() => expect(seen).toContain("DELETE /conversations/c1"));
  await waitFor(() => expect(router.state.location.pathname).toBe("/"));
});

test("a conversation that is not there says so", async () => {
  fakeServer({
    "GET /conversations/c1": () => ({ status: 404, body: { detail: "There is no such conversation." } }),
    "GET /conversations/c1/messages": () => ({ status: 404, body: { detail: "There is no such conversation." } }),
  });
  renderPage(<ConversationPage id="c1" answer={PlainAnswer} documents={PlainDocuments} />);

  expect((await screen.findByRole("alert")).textContent).toContain("There is no such conversation.");
});
