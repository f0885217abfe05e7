import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator, someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Role } from "./api";
import { RolesPage } from "./RolesPage";

const viewer: Role = { id: "r1", name: "viewer", builtIn: true, permissions: ["query:read"] };
const builder: Role = { id: "r2", name: "Builder", builtIn: false, permissions: ["query:read"] };

function answers(roles: Role[] = [viewer, builder]) {
  return {
    "GET /roles": () => page(roles),
    "GET /permissions": () => ({ body: ["query:read", "query:run"] }),
    "GET /me": () => ({ body: administrator() }),
  };
}

test("a right is given to a role when the changes are saved", async () => {
  const asked: unknown[] = [];
  fakeServer({
    ...answers(),
    "PUT /roles/r2": (body) => {
      asked.push(body);
      return { body: builder };
    },
  });
  renderPage(<RolesPage />, { me: administrator() });

  await userEvent.click(await screen.findByRole("checkbox", { name: "Builder: Ask questions" }));
  screen.getByText("1 role changed, not saved yet");
  expect(asked).toEqual([]);
  await userEvent.click(screen.getByRole("button", { name: "Save changes" }));

  await screen.findByText("Saved");
  expect(asked).toEqual([{ name: "Builder", permissions: ["query:read", "query:run"] }]);
});

test("a built-in role stays as it is", async () => {
  fakeServer(answers());
  renderPage(<RolesPage />, { me: administrator() });

  expect((await screen.findByRole<HTMLInputElement>("checkbox", { name: "Viewer: Ask questions" })).disabled).toBe(true);
});

test("who may not change roles only looks", async () => {
  fakeServer(answers());
  renderPage(<RolesPage />, { me: someone() });

  expect((await screen.findByRole<HTMLInputElement>("checkbox", { name: "Builder: Ask questions" })).disabled).toBe(true);
  expect(screen.queryByRole("button", { name: "New role" })).toBeNull();
});

test("a new role begins with the rights of another", async () => {
  let asked: unknown;
  fakeServer({
    ...answers(),
    "POST /roles": (body) => {
      asked = body;
      return { status: 201, body: builder };
    },
  });
  renderPage(<RolesPage />, { me: administrator() });

  await screen.findByRole("checkbox", { name: "Viewer: Ask questions" });
  await userEvent.click(screen.getByRole("button", { name: "New role" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "Reader");
  await userEvent.click(screen.getByRole("button", { name: "Create" }));

  await waitFor(() => expect(asked).toEqual({ name: "Reader", permissions: ["query:read"] }));
});

test("a role is deleted after a question", async () => {
  const seen = fakeServer({ ...answers(), "DELETE /roles/r2": () => ({}) });
  renderPage(<RolesPage />, { me: administrator() });

  await userEvent.click(await screen.findByRole("button", { name: "Actions for Builder" }));
  await userEvent.click(await screen.findByRole("menuitem", { name: "Delete" }));
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete" }));

  await waitFor(() => expect(seen).toContain("DELETE /roles/r2"));
});
