import { createMemoryHistory } from "@tanstack/react-router";
import { render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { fakeServer, page } from "@/testing/server";
import { App } from "./App";

const NOBODY = { status: 401, body: { detail: "Sign in first" } };

const team = { id: "t1", name: "Finance", slug: "finance", personal: false, members: 2, roles: ["viewer"] };

function answers() {
  return {
    "GET /auth/state": () => ({ body: { setupRequired: false, version: "1.0" } }),
    "GET /teams": () => page([team]),
    "GET /data-sources": () => page([]),
    "GET /queries": () => page([]),
    "GET /conversations": () => page([]),
  };
}

function open(path: string) {
  const history = createMemoryHistory({ initialEntries: [path] });
  render(<App history={history} />);
  return history;
}

test("whoever is not signed in comes to the sign-in page, and after it to the place they wanted", async () => {
  let signedIn = false;
  fakeServer({
    ...answers(),
    "GET /me": () => (signedIn ? { body: someone() } : NOBODY),
    "POST /auth/session": () => {
      signedIn = true;
      return { body: someone() };
    },
  });
  const history = open("/teams");

  await userEvent.type(await screen.findByLabelText("Email or username"), "mai");
  expect(history.location.href).toBe("/sign-in?next=%2Fteams");
  await userEvent.type(screen.getByLabelText("Password"), "red candle");
  await userEvent.click(screen.getByRole("button", { name: "Sign in" }));

  await screen.findByRole("link", { name: "Finance" });
  expect(history.location.pathname).toBe("/teams");
});

test("a fresh installation leads to the set-up page", async () => {
  fakeServer({ ...answers(), "GET /me": () => NOBODY, "GET /auth/state": () => ({ body: { setupRequired: true, version: "1.0" } }) });
  open("/");

  await screen.findByRole("heading", { name: "Set up Candela" });
});

test("a session that ends elsewhere leads to the sign-in page at the next request", async () => {
  let ended = false;
  fakeServer({
    ...answers(),
    "GET /me": () => (ended ? NOBODY : { body: someone() }),
    "POST /teams": () => NOBODY,
  });
  open("/teams");

  await userEvent.click(await screen.findByRole("button", { name: "New team" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "Ops");
  ended = true;
  await userEvent.click(screen.getByRole("button", { name: "Create" }));

  await screen.findByRole("heading", { name: "Welcome back" });
});

test("keys lead to pages, the palette finds them, and ? lists the keys", async () => {
  fakeServer({ ...answers(), "GET /me": () => ({ body: someone() }) });
  open("/account");
  await screen.findByRole("heading", { name: "Your account" });

  await userEvent.keyboard("gt");
  await screen.findByRole("link", { name: "Finance" });

  await userEvent.keyboard("?");
  const help = await screen.findByRole("dialog", { name: "Keyboard shortcuts" });
  within(help).getByText("Find anything");
  await userEvent.keyboard("{Escape}");

  await userEvent.keyboard("{Control>}k{/Control}");
  await userEvent.type(await screen.findByRole("textbox", { name: "Find anything" }), "acc");
  await userEvent.click(await screen.findByRole("button", { name: "Your account" }));
  await screen.findByRole("heading", { name: "Your account" });
});

test("the menu shows what one may manage, and nothing else", async () => {
  fakeServer({ ...answers(), "GET /me": () => ({ body: someone({ permissions: ["team:read", "audit:read"] }) }) });
  open("/teams");

  const links = within(await screen.findByRole("navigation")).getAllByRole("link");
  expect(links.map((link) => link.textContent)).toEqual(expect.arrayContaining(["Teams", "Roles", "Audit log"]));
  expect(links.map((link) => link.textContent)).not.toEqual(expect.arrayContaining(["People"]));
  expect(links.map((link) => link.textContent)).not.toEqual(expect.arrayContaining(["Settings"]));
});

test("somebody who chooses Vietnamese reads Vietnamese", async () => {
  let me = someone();
  fakeServer({
    ...answers(),
    "GET /me": () => ({ body: me }),
    "PATCH /me": (change) => {
      me = { ...me, ...(change as object) };
      return { body: me };
    },
  });
  open("/teams");

  await userEvent.click(await screen.findByRole("button", { name: /account and settings/ }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Tiếng Việt" }));

  await screen.findByRole("heading", { name: "Nhóm" });
  expect(document.documentElement.lang).toBe("vi");
});

test("signing out ends the session and shows nothing of before", async () => {
  let signedIn = true;
  const seen = fakeServer({
    ...answers(),
    "GET /me": () => (signedIn ? { body: someone() } : NOBODY),
    "DELETE /auth/session": () => {
      signedIn = false;
      return {};
    },
  });
  open("/teams");

  await userEvent.click(await screen.findByRole("button", { name: /account and settings/ }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Sign out" }));

  await screen.findByRole("heading", { name: "Welcome back" });
  expect(seen).toContain("DELETE /auth/session");
  expect(screen.queryByText("Finance")).toBeNull();
});

test("choosing another team reads everything anew", async () => {
  const ops = { id: "t2", name: "Ops", personal: false };
  let me = someone({ teams: [someone().team, ops] });
  const seen = fakeServer({
    ...answers(),
    "GET /me": () => ({ body: me }),
    "PUT /me/team": () => {
      me = { ...me, team: ops };
      return { body: me };
    },
  });
  open("/teams");
  await screen.findByRole("link", { name: "Finance" });
  seen.length = 0;

  await userEvent.click(await screen.findByRole("button", { name: "Switch team: Shop" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Ops" }));

  await screen.findByRole("button", { name: "Switch team: Ops" });
  await waitFor(() => expect(seen).toContain("GET /teams"));
});

test("an address without a page says so and leads back", async () => {
  fakeServer({ ...answers(), "GET /me": () => ({ body: someone() }) });
  open("/no/such/page");

  await screen.findByRole("heading", { name: "Nothing here" });
  screen.getByRole("link", { name: "Back to the start" });
});
