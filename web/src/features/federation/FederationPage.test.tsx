import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { FederationPage } from "./FederationPage";

const TABLES = { tables: [{ name: "orders", columns: [{ name: "id" }] }], keys: [] };

/** A server with two sources, and what was sent to it. */
function server() {
  const sent: unknown[] = [];
  fakeServer({
    "GET /data-sources": () =>
      page([
        { id: "s1", name: "shop" },
        { id: "s2", name: "Sales targets" },
      ]),
    "GET /data-sources/s1/schema": () => ({ body: TABLES }),
    "GET /data-sources/s2/schema": () => ({ body: TABLES }),
    "POST /queries": (body) => {
      sent.push(body);
      return { body: { id: `q${sent.length}` } };
    },
  });
  return sent;
}

async function chooseTheOther() {
  await userEvent.click(screen.getByRole("combobox", { name: "Sources" }));
  await userEvent.click(await screen.findByText("Sales targets"));
  await screen.findByText('shop.orders, "Sales targets".orders');
}

test("a question in words goes to all chosen sources, and so does what follows from its answer", async () => {
  const sent = server();
  renderPage(
    <FederationPage
      source="s1"
      answer={(id, { ask, draft }) => (
        <>
          <p>Answer {id}</p>
          <button onClick={() => ask("total amount")}>Other</button>
          <button onClick={() => draft("changed")}>Draft</button>
        </>
      )}
    />,
  );

  await screen.findByText("Choose at least two sources.");
  const box = screen.getByRole<HTMLTextAreaElement>("textbox", { name: "Your question" });
  await userEvent.type(box, "amount by manager");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Ask" }).disabled).toBe(true);
  await chooseTheOther();
  await userEvent.type(box, "{Enter}");

  await screen.findByText("Answer q1");
  expect(sent).toEqual([{ dataSource: "s1", otherSources: ["s2"], question: "amount by manager", execute: true }]);
  await userEvent.click(screen.getByRole("button", { name: "Other" }));
  await screen.findByText("Answer q2");
  expect(sent[1]).toEqual({ dataSource: "s1", otherSources: ["s2"], question: "total amount", execute: true });
  await userEvent.click(screen.getByRole("button", { name: "Draft" }));
  expect(box.value).toBe("changed");
});

test("chosen sources name their tables, and a statement goes to all of them", async () => {
  const sent = server();
  renderPage(<FederationPage source="s1" answer={(id) => <p>Answer {id}</p>} />);

  await userEvent.click(await screen.findByText("SQL"));
  expect(screen.getByRole<HTMLButtonElement>("button", { name: "Run" }).disabled).toBe(true);
  await chooseTheOther();
  const editor = await screen.findByRole("textbox", { name: "SQL" }, { timeout: 10_000 });
  await userEvent.click(editor);
  await userEvent.keyboard("SELECT 1");
  await userEvent.click(screen.getByRole("button", { name: "Run" }));

  await screen.findByText("Answer q1");
  await waitFor(() => expect(sent).toEqual([{ dataSource: "s1", otherSources: ["s2"], sql: "SELECT 1", execute: true }]));
});

test("who may not write SQL asks in words, and who may only read is told so", async () => {
  server();
  const { unmount } = renderPage(<FederationPage answer={() => null} />, { me: someone({ permissions: ["query:run"] }) });
  await screen.findByRole("textbox", { name: "Your question" });
  expect(screen.queryByText("SQL")).toBeNull();
  unmount();

  renderPage(<FederationPage answer={() => null} />, { me: someone({ permissions: ["query:read"] }) });
  await screen.findByText(/permission query:run/);
});
