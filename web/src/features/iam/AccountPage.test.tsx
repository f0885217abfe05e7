import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { AccountPage } from "./AccountPage";
import type { ApiKey, Session } from "./api";

const stay = () => {};

const here: Session = {
  id: "s1",
  kind: "browser",
  createdAt: "2026-01-01T00:00:00Z",
  lastSeenAt: "2026-01-02T00:00:00Z",
  ip: "192.0.2.7",
  userAgent: "Mozilla/5.0 (X11; Linux x86_64) Chrome/156.0 Safari/537.36",
  current: true,
};
const elsewhere: Session = { ...here, id: "s2", kind: "token", userAgent: "curl/8.5", current: false };

const key: ApiKey = {
  id: "k1",
  name: "Nightly",
  prefix: "cnd_ab",
  scopes: ["query:read"],
  allowedIps: [],
  expiresAt: null,
  lastUsedAt: null,
  usageCount: 2,
  revokedAt: null,
  createdAt: "2026-01-01T00:00:00Z",
};

test("a changed name is saved, and other preferences stay", async () => {
  const me = someone({ preferences: { density: "compact" } });
  let asked: unknown;
  fakeServer({
    "PATCH /me": (body) => {
      asked = body;
      return { body: me };
    },
  });
  renderPage(<AccountPage part="profile" onPart={stay} />, { me });

  const name = await screen.findByLabelText("Name");
  await userEvent.clear(name);
  await userEvent.type(name, "Mai T.");
  await userEvent.click(screen.getByRole("switch", { name: /Single-key shortcuts/ }));
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await screen.findByText("Saved");
  expect(asked).toMatchObject({ displayName: "Mai T.", timeZone: "UTC", preferences: { density: "compact", shortcuts: false } });
});

test("a taken username is explained beside its field", async () => {
  fakeServer({ "PATCH /me": () => ({ status: 409, body: { detail: "Taken", errors: [{ field: "username", message: "Somebody has it" }] } }) });
  renderPage(<AccountPage part="profile" onPart={stay} />);

  await userEvent.click(await screen.findByRole("button", { name: "Save" }));

  await screen.findByText("Somebody has it");
});

test("a password is changed with the current one", async () => {
  let asked: unknown;
  fakeServer({
    "GET /auth/sessions": () => page([here]),
    "PUT /me/password": (body) => {
      asked = body;
      return {};
    },
  });
  renderPage(<AccountPage part="security" onPart={stay} />);

  await userEvent.type(await screen.findByLabelText("Current password"), "old one");
  await userEvent.type(screen.getByLabelText("New password"), "red candle");
  await userEvent.click(screen.getByRole("button", { name: "Change password" }));

  await screen.findByText("The password is changed");
  expect(asked).toEqual({ current: "old one", password: "red candle" });
});

test("a session elsewhere is ended, this one is not offered", async () => {
  let sessions = [here, elsewhere];
  fakeServer({
    "GET /auth/sessions": () => page(sessions),
    "DELETE /auth/sessions/s2": () => {
      sessions = [here];
      return {};
    },
  });
  renderPage(<AccountPage part="security" onPart={stay} />);

  await screen.findByText("Chrome on Linux");
  expect(screen.queryByRole("button", { name: "Sign out Chrome on Linux" })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Sign out curl" }));

  await waitFor(() => expect(screen.queryByText("curl")).toBeNull());
});

test("all other sessions end after a question", async () => {
  let sessions = [here, elsewhere];
  fakeServer({
    "GET /auth/sessions": () => page(sessions),
    "DELETE /auth/sessions": () => {
      sessions = [here];
      return {};
    },
  });
  renderPage(<AccountPage part="security" onPart={stay} />);

  await userEvent.click(await screen.findByRole("button", { name: "Sign out everywhere else" }));
  const question = await screen.findByRole("dialog");
  expect(sessions).toHaveLength(2);
  await userEvent.click(within(question).getByRole("button", { name: "Sign out everywhere else" }));

  await waitFor(() => expect(screen.queryByText("curl")).toBeNull());
});

test("a new key is shown once, with a line to try it", async () => {
  const keys: ApiKey[] = [];
  let asked: unknown;
  fakeServer({
    "GET /api-keys": () => page(keys),
    "POST /api-keys": (body) => {
      asked = body;
      keys.push(key);
      return { status: 201, body: { ...key, key: "cnd_ab_secret" } };
    },
  });
  renderPage(<AccountPage part="keys" onPart={stay} />);

  await userEvent.click(await screen.findByRole("button", { name: "New API key" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "Nightly");
  await userEvent.click(screen.getByRole("combobox", { name: /May do/ }));
  await userEvent.click(await screen.findByRole("option", { name: "query:read" }));
  await userEvent.type(screen.getByRole("combobox", { name: /Allowed addresses/ }), "10.0.0.0/8{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Create key" }));

  await screen.findByText("cnd_ab_secret");
  screen.getByText(/^curl -H "Authorization: Bearer cnd_ab_secret"/);
  expect(asked).toMatchObject({ name: "Nightly", scopes: ["query:read"], allowedIps: ["10.0.0.0/8"] });
  await userEvent.click(screen.getByRole("button", { name: "I have kept it" }));
  await waitFor(() => expect(screen.queryByText("cnd_ab_secret")).toBeNull());
  await screen.findByText("cnd_ab…");
});

test("a key that is bound to an assistant is made for that alone", async () => {
  let asked: unknown;
  fakeServer({
    "GET /api-keys": () => page([]),
    "GET /assistants": () => page([{ id: "a1", name: "Harbour" }]),
    "POST /assistants/a1/keys": (body) => {
      asked = body;
      return { status: 201, body: { id: "k1", name: "till", prefix: "cdl_1", scopes: ["assistant:read", "model:use"], key: "cdl_secret" } };
    },
    "GET /v1/models": () => ({ body: { data: [{ id: "assistant:a1", type: "llm" }] } }),
  });
  renderPage(<AccountPage part="keys" onPart={stay} />, { me: someone({ permissions: ["apikey:write", "assistant:read"] }) });

  await userEvent.click(await screen.findByRole("button", { name: "New API key" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "till");
  await userEvent.click(await screen.findByRole("combobox", { name: "Calls" }));
  await userEvent.click(await screen.findByRole("option", { name: "Only Harbour" }));
  expect(screen.queryByLabelText(/^May do/)).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Create key" }));

  await screen.findByText(/^curl .*\/v1\/chat\/completions .*assistant:a1/);
  expect(asked).toMatchObject({ name: "till", allowedIps: [] });
});

test("a key is revoked after a question", async () => {
  let keys = [key];
  fakeServer({
    "GET /api-keys": () => page(keys),
    "DELETE /api-keys/k1": () => {
      keys = [{ ...key, revokedAt: "2026-02-01T00:00:00Z" }];
      return {};
    },
  });
  renderPage(<AccountPage part="keys" onPart={stay} />);

  await userEvent.click(await screen.findByRole("button", { name: "Revoke Nightly" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Revoke" }));

  await screen.findByText("Revoked");
});

test("a key shows what it called models for in its last seven days", async () => {
  const days = [0, 0, 0, 0, 0, 10, 40].map((tokens, i) => ({ day: `2026-01-0${i + 1}`, requests: tokens / 10, tokens, cost: 0 }));
  fakeServer({
    "GET /api-keys": () => page([key, { ...key, id: "k2", name: "Idle" }]),
    "GET /usage/keys": () => page([{ key: "k1", requests: 5, tokens: 50, cost: 0, days }]),
  });
  renderPage(<AccountPage part="keys" onPart={stay} />, { me: someone({ permissions: ["model:use"] }) });

  await within(await screen.findByRole("row", { name: /Nightly/ })).findByText("5 requests, 50 tokens");
  expect(within(screen.getByRole("row", { name: /Idle/ })).queryByText(/tokens/)).toBeNull();
});
