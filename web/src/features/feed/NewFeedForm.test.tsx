import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer, page } from "@/testing/server";
import { NewFeedForm } from "./NewFeedForm";

const offer = (name: string, columns: string[], references: string[] = []) => ({
  name,
  description: "",
  key: ["Id"],
  references,
  columns: columns.map((column) => ({ name: column, type: "Edm.DateTimeOffset", ordered: true })),
});

test("a service is looked at, tables are chosen with the column that tells what is new, and the source is added", async () => {
  const sent: unknown[] = [];
  fakeServer({
    "POST /feeds/offers": () => page([offer("Orders", ["Id", "UpdatedAt"], ["Customers"]), offer("Customers", ["Id"])]),
    "POST /feeds": (body) => {
      sent.push(body);
      return { status: 201, body: { id: "s1" } };
    },
  });
  const { router } = renderPage(<NewFeedForm />);

  await userEvent.type(await screen.findByLabelText(/^Name/), "CRM");
  await userEvent.type(screen.getByLabelText(/Address of the service/), "https://crm.example.com/odata");
  expect(screen.getByText(/Apache Olingo/)).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Look what it offers" }));
  await userEvent.click(await screen.findByRole("checkbox", { name: /Orders/ }));
  expect((screen.getByLabelText("Changes of Orders") as HTMLSelectElement).value).toBe("UpdatedAt");
  await userEvent.click(screen.getByRole("button", { name: "Add and sync" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/sources/s1"));
  expect(sent).toMatchObject([
    { name: "CRM", kind: "odata", visibility: "private", place: { address: "https://crm.example.com/odata", login: { kind: "none" }, tables: [{ table: "Orders", cursor: "UpdatedAt" }] } },
  ]);
});

test("what the server says of a field stands beside it", async () => {
  const detail = "10.0.0.1 lies in a private network.";
  fakeServer({ "POST /feeds/offers": () => ({ status: 400, body: { detail, errors: [{ field: "address", message: detail }] } }) });
  renderPage(<NewFeedForm />);

  await userEvent.type(await screen.findByLabelText(/Address of the service/), "http://10.0.0.1/");
  await userEvent.click(screen.getByRole("button", { name: "Look what it offers" }));

  expect(await screen.findByText(detail)).toBeTruthy();
});
