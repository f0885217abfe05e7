import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { NewUser, User } from "./api";
import { PeoplePage } from "./PeoplePage";

const bob: User = {
  id: "u1",
  email: "bob***@***mple.com",
  username: "bob",
  displayName: "Bob",
  status: "active",
  administrator: false,
  lastLoginAt: null,
  createdAt: "2026-01-01T00:00:00Z",
};

test("somebody added appears in the list", async () => {
  const users: User[] = [];
  fakeServer({
    "GET /users": () => page(users),
    "POST /users": (body) => {
      const { displayName } = body as NewUser;
      users.push({ ...bob, displayName });
      return { status: 201, body: users[0] };
    },
  });
  renderPage(<PeoplePage />, { me: administrator() });

  await userEvent.click(await screen.findByRole("button", { name: "Add a person" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "Bob");
  await userEvent.type(screen.getByLabelText(/^Email/), "bob@example.com");
  await userEvent.type(screen.getByLabelText(/^Password/), "red candle");
  await userEvent.click(screen.getByRole("button", { name: "Add" }));

  await screen.findByRole("rowheader", { name: /^Bob\b/ });
  screen.getByText("bob***@***mple.com");
});

test("somebody is disabled after a question", async () => {
  let status: User["status"] = "active";
  fakeServer({
    "GET /users": () => page([{ ...bob, status }]),
    "PATCH /users/u1": (body) => {
      ({ status } = body as { status: User["status"] });
      return { body: { ...bob, status } };
    },
  });
  renderPage(<PeoplePage />, { me: administrator() });

  await userEvent.click(await screen.findByRole("button", { name: "Actions for Bob" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Disable" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Disable" }));

  await screen.findByText("Disabled");
});

test("that the last administrator stays is told in the server's words", async () => {
  fakeServer({
    "GET /users": () => page([{ ...bob, administrator: true }]),
    "PATCH /users/u1": () => ({ status: 409, body: { detail: "Bob is the last administrator." } }),
  });
  renderPage(<PeoplePage />, { me: administrator() });

  await userEvent.click(await screen.findByRole("button", { name: "Actions for Bob" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Take administration away" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Take administration away" }));

  await screen.findByText("Bob is the last administrator.");
});

test("somebody gets a new password", async () => {
  let asked: unknown;
  fakeServer({
    "GET /users": () => page([bob]),
    "PUT /users/u1/password": (body) => {
      asked = body;
      return {};
    },
  });
  renderPage(<PeoplePage />, { me: administrator() });

  await userEvent.click(await screen.findByRole("button", { name: "Actions for Bob" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Set a new password" }));
  await userEvent.type(await screen.findByLabelText(/^Password/), "red candle");
  await userEvent.click(screen.getByRole("button", { name: "Set a new password" }));

  await screen.findByText("Bob has a new password");
  expect(asked).toEqual({ password: "red candle" });
});

test("typing searches, and the next page follows on demand", async () => {
  const seen = fakeServer({
    "GET /users": (_, url) => (url.searchParams.get("cursor") ? page([{ ...bob, id: "u2", displayName: "Bobby" }]) : page([bob], "more")),
  });
  renderPage(<PeoplePage />, { me: administrator() });

  await userEvent.type(await screen.findByRole("searchbox"), "bob");
  await waitFor(() => expect(seen).toContain("GET /users?q=bob"));
  await userEvent.click(await screen.findByRole("button", { name: "Show more" }));

  await screen.findByRole("rowheader", { name: /^Bobby/ });
  expect(seen.at(-1)).toBe("GET /users?q=bob&cursor=more");
});
