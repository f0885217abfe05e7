import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator, someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { FlagFilter, GuardRule, GuardTrial, ModerationFlag } from "./moderationApi";
import { ModerationPage } from "./ModerationPage";

const rule: GuardRule = {
  id: "r1", name: "Mask people", everyTeam: false, position: 1, stage: "input", detector: "personal_data", kinds: ["email"], topics: [], threshold: null, guardModel: null,
  action: "mask", onFailure: "closed", timeoutMs: 3000, enabled: true, mine: true, version: 4,
};

const wide: GuardRule = { ...rule, id: "r0", name: "No secrets", everyTeam: true, detector: "secrets", kinds: [], action: "block", onFailure: "open", mine: false };

const flag: ModerationFlag = {
  id: "f1", at: "2026-01-31T10:00:00Z", user: "u1", userName: "Ada", team: "t1", model: null, rule: "Mask people", stage: "input", category: "email", action: "mask",
  why: "e-mail addresses", excerpt: "Write to [EMAIL]",
};

const detectors = [
  { detector: "personal_data", kinds: ["email", "phone"] },
  { detector: "secrets", kinds: ["password"] },
  { detector: "topics", kinds: [] },
  { detector: "model", kinds: ["S1"] },
];

const READ = {
  "GET /moderation/rules": () => page([wide, rule]),
  "GET /moderation/detectors": () => page(detectors),
  "GET /moderation/flags": () => page([flag]),
  "GET /moderation/flags/counts": () => page([{ category: "email", count: 1204 }]),
};

function show(filter: FlagFilter = {}, me = administrator()) {
  const asked: FlagFilter[] = [];
  renderPage(<ModerationPage filter={filter} onFilter={(next) => asked.push(next)} />, { me });
  return asked;
}

test("rules tell what they look for and what happens, and only one's own can be changed", async () => {
  fakeServer(READ);
  show();

  const table = within(await screen.findByRole("table", { name: "Rules" }));
  const own = within(table.getByRole("row", { name: /Mask people/ }));
  own.getByText("only E-mail address");
  own.getByText("Masked");
  own.getByRole("button", { name: "Change Mask people" });
  const theirs = within(table.getByRole("row", { name: /No secrets/ }));
  theirs.getByText("every team");
  theirs.getByText("passes when the guard is down");
  expect(theirs.queryByRole("button")).toBeNull();
});

test("a new rule sends what its way of looking needs, and no more", async () => {
  const sent: unknown[] = [];
  fakeServer({ ...READ, "GET /moderation/rules": () => page([]), "POST /moderation/rules": (body) => { sent.push(body); return { status: 201, body: rule }; } });
  show();

  await userEvent.click(await screen.findByRole("button", { name: "Add rule" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "Only our shop");
  await userEvent.click(screen.getByRole("combobox", { name: "What it looks for" }));
  await userEvent.click(await screen.findByRole("option", { name: "Other than the allowed topics" }));
  await userEvent.type(screen.getByRole("combobox", { name: "Allowed topics" }), "orders of a shop{Enter}");
  await userEvent.click(screen.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(sent).toHaveLength(1));
  expect(sent[0]).toEqual({
    name: "Only our shop", everyTeam: false, position: 1, stage: "input", detector: "topics", kinds: [], topics: ["orders of a shop"], threshold: 0.2, guardModel: null,
    action: "block", onFailure: "closed", timeoutMs: 3000, enabled: true,
  });
});

test("a change names the version that was seen, and a fault stands at its field", async () => {
  const versions: (string | null)[] = [];
  fakeServer({
    ...READ,
    "PUT /moderation/rules/r1": (_, __, request) => {
      versions.push(request.headers.get("If-Match"));
      return { status: 400, body: { detail: "Too short", errors: [{ field: "timeoutMs", message: "Too short" }] } };
    },
  });
  show();

  await userEvent.click(await screen.findByRole("button", { name: "Change Mask people" }));
  await userEvent.click(await screen.findByRole("button", { name: "Save" }));

  await screen.findByText("Too short");
  expect(versions).toEqual(['"4"']);
});

test("a text is tried and shows what would pass in its place", async () => {
  const trial: GuardTrial = {
    blocked: false, text: "Write to [EMAIL_1]", reason: null, notAsked: ["Llama"],
    findings: [{ start: 9, end: 15, category: "email", severity: "medium", why: "e-mail addresses", rule: "Mask people", action: "mask" }],
  };
  const sent: unknown[] = [];
  fakeServer({ ...READ, "POST /moderation/try": (body) => { sent.push(body); return { body: trial }; } });
  show();

  await userEvent.type(await screen.findByLabelText("Text"), "Write to a@b.c");
  await userEvent.click(screen.getByRole("button", { name: "Try" }));

  const outcome = within(await screen.findByRole("status"));
  outcome.getByText("Write to [EMAIL_1]");
  outcome.getByText("by Mask people");
  outcome.getByText(/would call a model: Llama/);
  expect(sent).toEqual([{ stage: "input", text: "Write to a@b.c" }]);
});

test("a blocked text says why", async () => {
  fakeServer({ ...READ, "POST /moderation/try": () => ({ body: { blocked: true, text: null, reason: "Take that out", findings: [], notAsked: [] } }) });
  show();

  await userEvent.type(await screen.findByLabelText("Text"), "x");
  await userEvent.click(screen.getByRole("button", { name: "Try" }));

  await screen.findByText("This is blocked");
  screen.getByText("Take that out");
});

test("flags show an excerpt, and a count narrows the list to its category", async () => {
  const seen = fakeServer(READ);
  const asked = show({ stage: "input", action: "mask" });

  await screen.findByText("Write to [EMAIL]");
  expect(seen).toContain("GET /moderation/flags?stage=input&action=mask");
  expect(seen).toContain("GET /moderation/flags/counts?stage=input&action=mask");
  await userEvent.click(await screen.findByRole("button", { name: "E-mail address: 1,204" }));
  expect(asked).toEqual([{ stage: "input", action: "mask", category: "email" }]);
});

test("who may only read makes no rules", async () => {
  fakeServer({ ...READ, "GET /moderation/rules": () => page([wide]) });
  show({}, someone({ permissions: ["moderation:read"] }));

  await screen.findByRole("row", { name: /No secrets/ });
  expect(screen.queryByRole("button", { name: "Add rule" })).toBeNull();
});

test("everything is there in Vietnamese", async () => {
  fakeServer(READ);
  renderPage(<ModerationPage filter={{}} onFilter={() => undefined} />, { me: administrator(), language: "vi" });

  await screen.findByRole("heading", { name: "Kiểm duyệt" });
  await screen.findByText("Dữ liệu cá nhân");
  expect((await screen.findAllByText("Địa chỉ email")).length).toBeGreaterThan(0);
});
