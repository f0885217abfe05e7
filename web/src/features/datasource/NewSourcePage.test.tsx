import { screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { someone } from "@/testing/people";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { fakeUploads } from "@/testing/upload";
import { NewSourcePage } from "./NewSourcePage";

const file = (name: string) => new File(["a;b\n1;2\n"], name, { type: "text/csv" });

async function choose(...files: File[]) {
  const input = (await waitFor(() => {
    const found = document.querySelector("input[type=file]");
    expect(found).not.toBeNull();
    return found;
  })) as HTMLInputElement;
  await userEvent.upload(input, files);
}

test("files are uploaded with real progress, and what was found is shown and corrected", async () => {
  const uploads = fakeUploads();
  const types: unknown[] = [];
  const columns = [{ name: "day", type: "text", nullable: false, samples: [] }];
  fakeServer({
    "GET /data-sources/s1/schema": () => ({ body: { hash: "h", takenAt: "2026-03-01T10:00:00Z", keys: [], tables: [{ name: "harvest", primaryKey: [], columns }] } }),
    "GET /data-sources/s1/preview": () => ({ body: { columns: [{ name: "day", type: "text" }], rows: [["31.12.2025"]] } }),
    "PUT /data-sources/s1/types": (body) => {
      types.push(body);
      return { body: { hash: "h2", takenAt: "2026-03-01T10:00:00Z", keys: [], tables: [] } };
    },
  });
  renderPage(<NewSourcePage />);

  await choose(file("harvest_2026.csv"), file("more.csv"));
  expect(await screen.findByDisplayValue("harvest 2026")).toBeTruthy();
  await userEvent.click(screen.getByRole("button", { name: "Upload" }));
  uploads.progress(25, 100);
  expect(screen.getByRole("progressbar").getAttribute("aria-valuenow")).toBe("25");
  uploads.progress(100, 100);
  expect(screen.getByRole("status").textContent).toContain("Reading the files");
  uploads.answer(201, { id: "s1", name: "harvest 2026", kind: "upload", tables: [{ name: "harvest", rowCount: 1, columns, notes: ["Delimiter “;”."] }] });

  await screen.findByText("Delimiter “;”.");
  await screen.findByText("31.12.2025");
  await userEvent.selectOptions(screen.getByLabelText("Type of day"), "date");

  await waitFor(() => expect(types).toEqual([{ table: "harvest", column: "day", type: "date" }]));
  expect(uploads.last().form?.getAll("file")).toHaveLength(2);
  expect(uploads.last().headers).toEqual({ "X-Candela": "1" });
  expect(screen.getByRole("link", { name: "Ask this source" }).getAttribute("href")).toBe("/?source=s1");
});

test("files that are too large say what to do, and the choice stays", async () => {
  const uploads = fakeUploads();
  renderPage(<NewSourcePage />);

  await choose(file("big.csv"));
  await userEvent.click(await screen.findByRole("button", { name: "Upload" }));
  uploads.answer(413, { status: 413, detail: "The files have 310 MB; at most 200 MB are allowed." });

  expect((await screen.findByRole("alert")).textContent).toContain("at most 200 MB");
  expect(screen.getByText("big.csv")).toBeTruthy();
});

test("an upload can be stopped, and a cut line is told", async () => {
  const uploads = fakeUploads();
  renderPage(<NewSourcePage />);

  await choose(file("a.csv"));
  await userEvent.click(await screen.findByRole("button", { name: "Upload" }));
  await userEvent.click(screen.getByRole("button", { name: "Cancel" }));
  expect(uploads.last().aborted).toBe(true);
  await userEvent.click(await screen.findByRole("button", { name: "Upload" }));
  uploads.cutOff();

  expect((await screen.findByRole("alert")).textContent).toContain("cannot be reached");
});

test("files of a kind that cannot be read are named and left out", async () => {
  renderPage(<NewSourcePage />);

  await choose(file("picture.png"));

  expect((await screen.findByRole("alert")).textContent).toContain("picture.png");
  expect(screen.queryByRole("button", { name: "Upload" })).toBeNull();
});

async function fillConnection() {
  await userEvent.click(await screen.findByRole("tab", { name: "Connect a database" }));
  await userEvent.type(screen.getByLabelText(/^Host/), "db");
  await userEvent.type(screen.getByLabelText(/^Database/), "shop");
  await userEvent.type(screen.getByLabelText(/^User/), "reader");
}

test("a connection test tells the latency, or the reason", async () => {
  let ok = false;
  const bodies: unknown[] = [];
  fakeServer({
    "POST /data-sources/test": (body) => {
      bodies.push(body);
      return { body: ok ? { ok, latencyMs: 14, mayWrite: true, message: "" } : { ok, mayWrite: false, message: "The host “db” cannot be found." } };
    },
  });
  renderPage(<NewSourcePage />);

  await fillConnection();
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));
  await screen.findByText("The host “db” cannot be found.");
  ok = true;
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));

  await screen.findByText("It answers in 14 ms.");
  screen.getByText(/This user may also change data/);
  expect(bodies[0]).toEqual({ name: "", kind: "postgresql", visibility: "private", host: "db", port: 5432, database: "shop", username: "reader", tls: "prefer", certificates: { authority: "", client: "" } });
});

test("certificates are asked for where the encryption has a use for them", async () => {
  const bodies: { tls?: string; certificates?: unknown }[] = [];
  fakeServer({
    "POST /data-sources/test": (body) => {
      bodies.push(body as (typeof bodies)[number]);
      return { body: { ok: true, latencyMs: 14, mayWrite: false, message: "" } };
    },
  });
  renderPage(<NewSourcePage />);

  await fillConnection();
  expect(screen.queryByLabelText(/^Certificate of the authority/)).toBeNull();
  await userEvent.click(screen.getByRole("combobox", { name: "Encryption" }));
  await userEvent.click(await screen.findByRole("option", { name: "Required, certificate and host name checked" }));
  await userEvent.type(screen.getByLabelText(/^Certificate of the authority/), "ca");
  await userEvent.type(screen.getByLabelText(/^Our certificate/), "client");
  await userEvent.type(screen.getByLabelText(/^Its private key/), "secret");
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));

  await screen.findByText("It answers in 14 ms.");
  expect(bodies[0]?.tls).toBe("verify_full");
  expect(bodies[0]?.certificates).toEqual({ authority: "ca", client: "client", key: "secret" });
});

test("a database behind an SSH server needs that server's address and user", async () => {
  const bodies: { tunnel?: unknown }[] = [];
  fakeServer({
    "POST /data-sources/test": (body) => {
      bodies.push(body as (typeof bodies)[number]);
      return { body: { ok: false, mayWrite: false, message: "The key of the SSH server has the fingerprint SHA256:abc." } };
    },
  });
  renderPage(<NewSourcePage />);

  await fillConnection();
  await userEvent.click(screen.getByRole("switch", { name: /^Through an SSH server/ }));
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));
  expect(screen.getAllByText("This is needed.")).toHaveLength(2);
  await userEvent.type(screen.getByLabelText(/^SSH host/), "gate");
  await userEvent.type(screen.getByLabelText(/^SSH user/), "ana");
  await userEvent.type(screen.getByLabelText(/^SSH password/), "door");
  await userEvent.click(screen.getByRole("button", { name: "Test connection" }));

  await screen.findByText(/has the fingerprint SHA256:abc/);
  expect(bodies.map(({ tunnel }) => tunnel)).toEqual([{ host: "gate", port: 22, username: "ana", hostKey: "", password: "door" }]);
});

test("a database is connected and opened; missing and refused fields are marked", async () => {
  let taken = true;
  fakeServer({
    "POST /data-sources": () =>
      taken ? { status: 400, body: { detail: "Check the fields.", errors: [{ field: "name", message: "This name is taken." }] } } : { status: 201, body: { id: "s9" } },
  });
  const { router } = renderPage(<NewSourcePage />);

  await fillConnection();
  await userEvent.click(screen.getByRole("button", { name: "Connect" }));
  await screen.findByText("This is needed.");
  await userEvent.type(screen.getByLabelText(/^Name/), "Shop");
  await userEvent.click(screen.getByRole("button", { name: "Connect" }));
  await screen.findByText("This name is taken.");
  taken = false;
  await userEvent.click(screen.getByRole("button", { name: "Connect" }));

  await waitFor(() => expect(router.state.location.pathname).toBe("/sources/s9"));
});

test("a file on the server needs its path only", async () => {
  renderPage(<NewSourcePage />);

  await userEvent.click(await screen.findByRole("tab", { name: "Connect a database" }));
  screen.getByText(/tested with a real server/);
  await userEvent.click(screen.getByRole("combobox", { name: "Kind of database" }));
  await userEvent.click(await screen.findByRole("option", { name: "SQLite" }));
  screen.getByText(/tested with real files/);

  expect(screen.getByLabelText(/^File on the server/)).toBeTruthy();
  expect(screen.queryByLabelText(/^Host/)).toBeNull();
});

test("who may not add sources is told so", async () => {
  renderPage(<NewSourcePage />, { me: someone({ permissions: ["datasource:read"] }) });
  await screen.findByText(/lets you use sources, not add them/);
});
