import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Setting } from "./api";
import { SettingsPage } from "./SettingsPage";

const rows: Setting = { key: "query.max-rows", value: 5000, default: 10000, description: "Rows at most.", updatedAt: "2026-01-31T10:00:00Z", updatedBy: "Ada" };
const usernames: Setting = { key: "sign-in.usernames", value: true, default: true, description: "Whether usernames may sign in." };

function serve(settings: Setting[], put: (body: unknown) => { status?: number; body?: unknown }) {
  fakeServer({
    "GET /settings": () => page(settings),
    "GET /key-rotations": () => page([]),
    "GET /version": () => ({ body: { version: "1.0", schemaVersion: "12" } }),
    [`PUT /settings/${settings[0]?.key}`]: put,
  });
  renderPage(<SettingsPage />, { me: administrator() });
}

test("a number is saved as a number, and who changed it is told", async () => {
  let asked: unknown;
  serve([rows], (body) => {
    asked = body;
    return { body: rows };
  });

  const field = await screen.findByRole("textbox", { name: "query.max-rows" });
  screen.getByText("Default: 10,000 · Changed Jan 31, 2026, 10:00 AM by Ada");
  await userEvent.clear(field);
  await userEvent.type(field, "250");
  await userEvent.click(screen.getByRole("button", { name: "Save query.max-rows" }));

  await waitFor(() => expect(asked).toEqual({ value: 250 }));
});

test("a switch is saved as yes or no", async () => {
  let asked: unknown;
  serve([usernames], (body) => {
    asked = body;
    return { body: usernames };
  });

  await userEvent.click(await screen.findByRole("switch", { name: "sign-in.usernames" }));
  await userEvent.click(screen.getByRole("button", { name: "Save sign-in.usernames" }));

  await waitFor(() => expect(asked).toEqual({ value: false }));
});

test("a changed setting goes back to its default", async () => {
  let asked: unknown;
  serve([rows], (body) => {
    asked = body;
    return { body: rows };
  });

  await userEvent.click(await screen.findByRole("button", { name: "Set query.max-rows back to its default" }));

  await waitFor(() => expect(asked).toEqual({ value: 10000 }));
});

test("a refused value is explained beside its field", async () => {
  serve([usernames], () => ({ status: 400, body: { detail: "No", errors: [{ field: "value", message: "Somebody has only a username" }] } }));

  await userEvent.click(await screen.findByRole("switch", { name: "sign-in.usernames" }));
  await userEvent.click(screen.getByRole("button", { name: "Save sign-in.usernames" }));

  await screen.findByText("Somebody has only a username");
});
