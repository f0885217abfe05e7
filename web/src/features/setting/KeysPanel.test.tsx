import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { KeyRotation } from "./api";
import { KeysPanel } from "./KeysPanel";

const running: KeyRotation = { id: "r1", status: "running", total: 8, done: 2, askedBy: "u1", createdAt: "2026-01-31T10:00:00Z" };

test("the key is changed after a question, and the change is followed and cancelled", async () => {
  let rotations: KeyRotation[] = [];
  fakeServer({
    "GET /key-rotations": () => page(rotations),
    "POST /key-rotations": () => {
      rotations = [running];
      return { status: 202, body: running };
    },
    "POST /key-rotations/r1/cancel": () => {
      rotations = [{ ...running, status: "cancelled", endedAt: "2026-01-31T10:05:00Z" }];
      return { body: rotations[0] };
    },
  });
  renderPage(<KeysPanel />, { me: administrator() });

  await screen.findByText("The key has not been changed yet.");
  await userEvent.click(screen.getByRole("button", { name: "Change the key" }));
  await screen.findByText(/Everything stored is encrypted again/);
  await userEvent.click(screen.getAllByRole("button", { name: "Change the key" }).at(-1) as HTMLElement);

  await screen.findByText("Encrypting again: 2 of 8");
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  await waitFor(() => screen.getByText(/^Cancelled Jan 31, 2026/));
  screen.getByRole("button", { name: "Change the key" });
});

test("a failure says why", async () => {
  fakeServer({ "GET /key-rotations": () => page([{ ...running, status: "failed", error: "2 stored secrets cannot be opened", endedAt: "2026-01-31T10:05:00Z" }]) });
  renderPage(<KeysPanel />, { me: administrator() });

  await screen.findByText("2 stored secrets cannot be opened");
});
