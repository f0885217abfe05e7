import { screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { administrator, someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import type { Member, Role, Team } from "./api";
import { TeamPage } from "./TeamPage";
import { TeamsPage } from "./TeamsPage";

const team: Team = { id: "t1", name: "Finance", slug: "finance", personal: false, members: 1, roles: ["viewer"] };
const bob: Member = {
  user: "u1",
  displayName: "Bob",
  email: "bob***@***mple.com",
  roles: ["viewer"],
  attributes: {},
  addedBy: "Ada",
  addedAt: "2026-01-01T00:00:00Z",
  assignedBy: "Ada",
  assignedAt: "2026-01-01T00:00:00Z",
};
const roles: Role[] = ["member", "viewer", "analyst"].map((name) => ({ id: name, name, builtIn: true, permissions: [] }));

function answers() {
  return { "GET /teams": () => page([team]), "GET /teams/t1/members": () => page([bob]), "GET /roles": () => page(roles) };
}

test("a new team is opened", async () => {
  fakeServer({ ...answers(), "POST /teams": () => ({ status: 201, body: { ...team, id: "t2", name: "Ops" } }), "GET /me": () => ({ body: someone() }) });
  const { router } = renderPage(<TeamsPage />);

  await userEvent.click(await screen.findByRole("button", { name: "New team" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "Ops");
  await userEvent.click(screen.getByRole("button", { name: "Create" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/teams/t2"));
});

test("a taken name is explained beside its field", async () => {
  fakeServer({ ...answers(), "POST /teams": () => ({ status: 409, body: { detail: "Taken", errors: [{ field: "name", message: "There is a team Ops" }] } }) });
  renderPage(<TeamsPage />);

  await userEvent.click(await screen.findByRole("button", { name: "New team" }));
  await userEvent.type(await screen.findByLabelText(/^Name/), "Ops");
  await userEvent.click(screen.getByRole("button", { name: "Create" }));

  await screen.findByText("There is a team Ops");
});

test("who only looks sees the members' roles and changes nothing", async () => {
  fakeServer(answers());
  renderPage(<TeamPage id="t1" />);

  await screen.findByRole("rowheader", { name: "Bob" });
  screen.getByText("Viewer");
  expect(screen.queryByRole("button")).toBeNull();
});

test("a member is added with a role", async () => {
  let asked: unknown;
  fakeServer({
    ...answers(),
    "POST /teams/t1/members": (body) => {
      asked = body;
      return { status: 201, body: bob };
    },
  });
  renderPage(<TeamPage id="t1" />, { me: administrator() });

  await userEvent.type(await screen.findByLabelText("Email or username"), "bob");
  await userEvent.click(screen.getByRole("combobox", { name: "Roles" }));
  await userEvent.click(await screen.findByRole("option", { name: "Analyst" }));
  await userEvent.click(screen.getByRole("button", { name: "Add" }));

  await waitFor(() => expect(asked).toEqual({ login: "bob", roles: ["member", "analyst"] }));
});

test("a member's roles are changed once, when the choice is made", async () => {
  const asked: unknown[] = [];
  fakeServer({
    ...answers(),
    "GET /me": () => ({ body: administrator() }),
    "PUT /teams/t1/members/u1": (body) => {
      asked.push(body);
      return { body: bob };
    },
  });
  renderPage(<TeamPage id="t1" />, { me: administrator() });

  await userEvent.click(await screen.findByRole("combobox", { name: "Roles of Bob" }));
  await userEvent.click(await screen.findByRole("option", { name: "Analyst" }));
  await userEvent.click(await screen.findByRole("option", { name: "Viewer" }));
  await userEvent.tab();

  await waitFor(() => expect(asked).toEqual([{ roles: ["analyst"] }]));
});

test("a team is deleted after a question", async () => {
  const seen = fakeServer({ ...answers(), "DELETE /teams/t1": () => ({}), "GET /me": () => ({ body: administrator() }) });
  const { router } = renderPage(<TeamPage id="t1" />, { me: administrator(), at: "/teams/t1" });

  await userEvent.click(await screen.findByRole("button", { name: "Delete team" }));
  expect(seen).not.toContain("DELETE /teams/t1");
  await userEvent.click(within(await screen.findByRole("dialog")).getByRole("button", { name: "Delete team" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/teams"));
});

test("something is said of a member for data policies", async () => {
  let said: unknown;
  fakeServer({
    ...answers(),
    "GET /teams/t1/members": () => page([bob, { ...bob, user: "u2", displayName: "Cho", attributes: { region: ["South"] } }]),
    "PUT /teams/t1/members/u1/attributes": (body) => {
      said = body;
      return { body: bob };
    },
  });
  renderPage(<TeamPage id="t1" />, { me: administrator() });

  await screen.findByText("region: South");
  await userEvent.click(screen.getByRole("button", { name: "Attributes of Bob" }));
  const form = within(await screen.findByRole("dialog"));
  await userEvent.type(form.getByRole("combobox", { name: "Values of region" }), "North{Enter}West{Enter}");
  await userEvent.click(form.getByRole("button", { name: "Save" }));

  await waitFor(() => expect(said).toEqual({ attributes: { region: ["North", "West"] } }));
});

test("nobody is offered to say something of themselves", async () => {
  fakeServer({ ...answers(), "GET /teams/t1/members": () => page([{ ...bob, user: administrator().id }]) });
  renderPage(<TeamPage id="t1" />, { me: administrator() });

  await screen.findByRole("rowheader", { name: "Bob" });
  expect(screen.queryByRole("button", { name: "Attributes of Bob" })).toBeNull();
});
