import { screen, waitFor } from "@testing-library/react";
import { vi } from "vitest";
import userEvent from "@testing-library/user-event";
import { renderPage } from "@/testing/render";
import { fakeServer } from "@/testing/server";
import { fakeUploads } from "@/testing/upload";
import type { DataSourceDetail } from "./api";
import { VersionDialog } from "./VersionDialog";

const source = { id: "s1", name: "Sales", kind: "files" } as DataSourceDetail;
const table = (name: string) => ({ name, primaryKey: [], columns: [] });

async function choose(name: string) {
  const input = await waitFor(() => {
    const found = document.querySelector<HTMLInputElement>("input[type=file]");
    expect(found).not.toBeNull();
    return found as HTMLInputElement;
  });
  await userEvent.upload(input, [new File(["a\n1\n"], name, { type: "text/csv" })]);
}

function serve() {
  fakeServer({ "GET /data-sources/s1/schema": () => ({ body: { hash: "h", takenAt: "2026-03-01T10:00:00Z", keys: [], tables: [table("sales"), table("people")] } }) });
  return fakeUploads();
}

test("rows are appended to the table that is chosen, and what does not fit is told", async () => {
  const uploads = serve();
  const onClose = vi.fn();
  renderPage(<VersionDialog source={source} way="append" onClose={onClose} />);

  await userEvent.click(await screen.findByRole("combobox", { name: "Table" }));
  await userEvent.click(await screen.findByRole("option", { name: "people" }));
  await choose("more.csv");
  await userEvent.click(screen.getByRole("button", { name: "Upload" }));
  expect(uploads.last()).toMatchObject({ method: "POST", url: "/api/v1/data-sources/s1/files" });
  expect(uploads.last().form?.get("table")).toBe("people");
  uploads.answer(400, { status: 400, detail: "“more.csv” does not fit “people”: it lacks “city”." });
  expect((await screen.findByRole("alert")).textContent).toContain("it lacks “city”");

  await userEvent.click(screen.getByRole("button", { name: "Upload" }));
  uploads.answer(200, { id: "s1", name: "Sales", kind: "files", tables: [] });
  await waitFor(() => expect(onClose).toHaveBeenCalled());
});

test("the encoding that was chosen before is kept until another one is", async () => {
  const uploads = serve();
  renderPage(<VersionDialog source={{ ...source, encoding: "windows-1250" }} way="replace" onClose={() => undefined} />);

  await choose("sales.csv");
  expect(screen.getByRole<HTMLInputElement>("combobox", { name: "Encoding of text files" }).value).toBe("windows-1250 (Central European)");
  await userEvent.click(screen.getByRole("button", { name: "Upload" }));
  expect(uploads.last().form?.get("encoding")).toBe("windows-1250");
  uploads.answer(400, { status: 400, detail: "“sales.csv” is no text in windows-1250: choose another encoding, or let it be recognised." });

  await userEvent.click(await screen.findByRole("combobox", { name: "Encoding of text files" }));
  await userEvent.click(await screen.findByRole("option", { name: "Shift_JIS (Japanese)" }));
  await userEvent.click(screen.getByRole("button", { name: "Upload" }));
  expect(uploads.last().form?.get("encoding")).toBe("Shift_JIS");
});

test("a newer version takes the place of everything", async () => {
  const uploads = serve();
  renderPage(<VersionDialog source={source} way="replace" onClose={() => undefined} />);

  await choose("sales.csv");
  await userEvent.click(screen.getByRole("button", { name: "Upload" }));

  expect(uploads.last()).toMatchObject({ method: "PUT", url: "/api/v1/data-sources/s1/files" });
  expect(uploads.last().form?.get("table")).toBeNull();
  expect(uploads.last().form?.getAll("file")).toHaveLength(1);
});
